"""Work on many documents at once: in worker processes on this machine, or by shards on a cluster."""
