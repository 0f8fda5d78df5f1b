"""Opens what shards are read on: Dask's distributed scheduler, on this machine or on a cluster."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import Executor
from contextlib import contextmanager

from kgbuild.errors import SettingsError
from kgbuild.extras import import_extra

ENGINES = ("dask",)


@contextmanager
def executor_of(engine: str, scheduler: str | None, processes: int) -> Iterator[Executor]:
    """An executor of an engine.

    Args:
        engine: One of `ENGINES`.
        scheduler: Address of a running scheduler, `tcp://host:8786`; None starts one on this machine.
        processes: How many processes to start on this machine where there is none.

    Raises:
        MissingExtraError: Dask is not installed.
        SettingsError: There is no such engine, or no scheduler at the address.
    """
    if engine not in ENGINES:
        raise SettingsError(f"there is no engine {engine!r}; engines are {', '.join(ENGINES)}")
    distributed = import_extra("distributed", "Dask", "dask", "to read on a cluster")
    if scheduler is not None:
        try:
            client = distributed.Client(scheduler, timeout=30)
        except (OSError, TimeoutError, ValueError) as error:
            raise SettingsError(f"there is no scheduler at {scheduler}: {error}") from error
        with client:
            yield client.get_executor(pure=False, retries=3)
        return
    with (
        distributed.LocalCluster(
            n_workers=processes, threads_per_worker=1, dashboard_address=None
        ) as cluster,
        distributed.Client(cluster) as client,
    ):
        yield client.get_executor(pure=False, retries=3)
