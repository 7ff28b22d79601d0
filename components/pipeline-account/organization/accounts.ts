import { PlanError } from "../../model/plan-error";
import { att, retained, type Planned } from "../../model/plan";
import type { AccountSpec, Accounts } from "./spec";
import { unitNames, type UnitName } from "./units";

export interface Entry {
  readonly unit: UnitName;
  readonly name: string;
  readonly spec: AccountSpec;
}

export const accountId = ({ unit, name }: Pick<Entry, "unit" | "name">): string => `account-${unit}-${name}`;

/** Every account, in the order of units and of the user's keys. Throws a `PlanError`. */
export const entriesOf = (accounts: Accounts, today: string): readonly Entry[] => {
  const entries = unitNames.flatMap((unit) =>
    Object.entries(accounts[unit] ?? {}).map(([name, spec]): Entry => ({ unit, name, spec })),
  );
  entries.forEach((it) => {
    check(it, today);
  });
  const twice = entries.find((it) =>
    entries.some((other) => other !== it && other.spec.email.toLowerCase() === it.spec.email.toLowerCase()),
  );
  if (twice !== undefined) {
    throw new PlanError(`The e-mail address ${twice.spec.email} is that of two accounts: AWS takes one address once.`);
  }
  return entries;
};

const check = ({ unit, name, spec: { email, ready } }: Entry, today: string): void => {
  if (!/^[\w.-]{1,50}$/.test(name)) {
    throw new PlanError(
      `An account cannot be named "${name}": use at most 50 letters, digits, dots, dashes and underscores.`,
    );
  }
  if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email) || email.length < 6 || email.length > 64) {
    throw new PlanError(
      `The e-mail address of account ${name} is "${email}": AWS takes an address of 6 to 64 characters.`,
    );
  }
  if (ready === undefined) return;
  if (unit === "quarantine") throw new PlanError(`Account ${name} is in quarantine and ready: put it into a unit.`);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(ready) || Number.isNaN(Date.parse(ready))) {
    throw new PlanError(`Account ${name} is ready on ${ready}, which is no date: write it as 2026-11-21.`);
  }
  if (ready > today) throw new PlanError(`Account ${name} is ready on ${ready}, which is not yet: say so on that day.`);
};

/**
 * One after the other, as Organizations makes them. Kept: an account that is taken out of the program goes on, and what is in it.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-organizations-account.html
 */
export const planAccounts = (entries: readonly Entry[], owner: string, firstRole: string): readonly Planned[] =>
  entries.map((it, index) => {
    const before = entries[index - 1];
    return retained(
      "AWS::Organizations::Account",
      accountId(it),
      {
        AccountName: it.name,
        Email: it.spec.email,
        ParentIds: [att(`unit-${it.spec.ready === undefined ? "quarantine" : it.unit}`, "Id")],
        RoleName: firstRole,
        Tags: [
          { Key: "Name", Value: it.name },
          { Key: "Owner", Value: owner },
        ],
      },
      before === undefined ? [] : [accountId(before)],
    );
  });
