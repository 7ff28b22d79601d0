import { defineRule } from "../../core/rule";
import { isTrue } from "../../core/verdict";
import { facet } from "../../facets/facet";

export default defineRule({
  id: "point-in-time-recovery",
  title: "A store can go back to any point in time",
  principle: "asset-management",
  severity: "medium",
  why: "A faulty deployment that writes for an hour is undone only from the minute before it.",
  fix: {
    pulumi: "Turn point-in-time recovery on, for example `pointInTimeRecovery: { enabled: true }`.",
    cloudformation: "Turn point-in-time recovery on, for example `PointInTimeRecoverySpecification`.",
  },
  links: ["https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Point-in-time-recovery.html"],
  checks: facet("recovery", ({ pointInTime }) =>
    pointInTime === undefined ? [] : isTrue(pointInTime, "the state before a fault cannot be restored"),
  ),

  examples: { good: [], bad: [] },
  equivalents: [],
});
