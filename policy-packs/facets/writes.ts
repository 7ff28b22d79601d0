import { takesNoResource } from "../../components/model/actions";
import { isEverything, type Statement } from "../../components/model/statement";

/**
 * Actions that look and do not touch, by their first words: so AWS names them, but for a few in a thousand of those that its service
 * authorisation reference calls "Write".
 */
const looks =
  /^(analyze|batchget|calculate|check|compare|compute|count|describe|detect|discover|download|estimate|evaluate|export|fetch|filter|find|generate|get|head|is|issue|list|lookup|poll|predict|preview|query|read|receive|recognize|resolve|retrieve|scan|search|select|show|simulate|test|validate|verify|view)/i;

/** What begins or ends a look: the same reference calls it "Read". */
const query = /^logs:(start|stop)(livetail|query)$/i;

/**
 * Writes that open or change nothing of others': telemetry, interfaces of one's own in a VPC (AWS's own policies have them on `*`), and
 * keys, whose own policies decide. IAM's have rules of their own.
 */
const harmless =
  /^(cloudwatch:putmetricdata|ec2:((create|delete)networkinterface|(un)?assign(privateip|ipv6)addresses)|elasticbeanstalk:requestenvironmentinfo|iam:|kms:(decrypt|encrypt|reencrypt)|logs:(create|put(logevents|retention)|deleteretention)|sts:|xray:)/i;

/** Whether an action changes something for which AWS lets a resource be named, by its name or by a pattern such as `s3:Put*`. */
export const isScopedWrite = (action: string): boolean => {
  const verb = /^[\w-]+:(\w{3,})/.exec(action)?.[1];
  if (verb === undefined || looks.test(verb) || query.test(action) || harmless.test(action)) return false;
  return /[*?$]/.test(action) || takesNoResource(action) === false;
};

const everyBucket = /^arn:[^:]*:s3:::\*+(\/\*+)?$/;

/** The first such action that a statement allows on whatever there is, by no condition narrowed. */
export const unscopedWrite = ({ effect, actions, resources, conditions }: Statement): string | undefined =>
  effect === "Allow" && conditions.length === 0 && resources.some((it) => isEverything(it) || everyBucket.test(it))
    ? actions.find(isScopedWrite)
    : undefined;
