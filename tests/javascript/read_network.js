// Reads networks with the parsers that Gephi Lite uses, and prints as JSON what they hold; a warning fails.
// Usage: node read_network.js FILE...
import { readFileSync } from "node:fs";
import Graph from "graphology";
import gexf from "graphology-gexf";
import graphml from "graphology-graphml";

for (const name of ["warn", "error"]) {
  console[name] = (...words) => {
    throw new Error(words.join(" "));
  };
}

function read(path) {
  const parser = path.endsWith(".gexf") ? gexf : graphml;
  const graph = parser.parse(Graph, readFileSync(path, "utf-8"));
  return {
    nodes: Object.fromEntries(graph.mapNodes((node, columns) => [node, columns])),
    edges: Object.fromEntries(
      graph.mapEdges((edge, columns, source, target) => [edge, { ...columns, source, target }]),
    ),
    attributes: graph.getAttributes(),
    type: graph.type,
  };
}

process.stdout.write(JSON.stringify(process.argv.slice(2).map(read)));
