import { PlanError } from "../model/plan-error";
import { internet } from "./ends";
import { keyOf, type Flow } from "./flows";

/** What a web server answers on; nothing else is made for everybody. */
const web = [80, 443];

/** Ports that hand over a machine: SSH, Telnet, Docker, RDP, VNC, WinRM. CIS AWS Foundations 5.2 and 5.3, FSBP EC2.13 and EC2.14. */
const administration = [22, 23, 2375, 2376, 3389, 5900, 5985, 5986];

/** Ports that network ACLs, too, keep closed to everybody: CIS AWS Foundations 5.1, FSBP EC2.21. */
const administrationByAcl = [22, 3389];

/** SQL Server, Oracle, MySQL, PostgreSQL, Redshift, CouchDB, Redis, Cassandra, Elasticsearch, Memcached, MongoDB, Db2. FSBP EC2.19. */
const databases = [1433, 1434, 1521, 3306, 5432, 5439, 5984, 6379, 9042, 9200, 9300, 11211, 27017, 27018, 27019, 50000];

/** The rules that an open port breaks, and that a network can be told to break. */
export type OpenPorts =
  "admin-ports-not-open" | "database-ports-not-open" | "network-acl-not-open" | "only-web-ports-open";

const brokenBy = (port: number): readonly OpenPorts[] => {
  if (web.includes(port)) return [];
  if (administrationByAcl.includes(port)) return ["admin-ports-not-open", "network-acl-not-open"];
  if (administration.includes(port)) return ["admin-ports-not-open"];
  return databases.includes(port) ? ["database-ports-not-open"] : ["only-web-ports-open"];
};

/** Throws a `PlanError` on a port that is open to the Internet and not made for it, unless the rule that finds it is among those that are given up. */
export const refuseOpenPorts = (flows: readonly Flow[], given: ReadonlySet<string>): void => {
  for (const flow of flows.filter(({ from }) => from === internet)) {
    const missing = brokenBy(flow.port).filter((rule) => !given.has(rule));
    if (missing.length === 0) continue;
    const rules = missing.map((rule) => `"${rule}"`).join(" and ");
    throw new PlanError(
      `Flow ${keyOf(flow)} opens a port to everybody that only ${web.join(" and ")} are made for: let it in from a network that is ` +
        `named, or argue it in unsafe as ${rules}.`,
    );
  }
};
