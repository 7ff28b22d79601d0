import type { Graph } from "../../../../components/model/graph";
import { admin } from "./goals";
import { pathsTo, terrainOf, type Paths } from "./search";

/** How each role and user of a stack comes to administrator rights, by its address; for `near.whole`. */
export const pathsToAdmin = (graph: Graph): Paths =>
  graph.all("AWS::IAM::Role").length + graph.all("AWS::IAM::User").length === 0
    ? new Map()
    : pathsTo(terrainOf(graph), admin(graph));
