import * as aws from "@pulumi/aws";

const group = await_(aws.location.getMap({ mapName: "map" }));
const endpoint = aws.iot.getEndpointOutput({ endpointType: "iot:Data-ATS" });

new aws.ssm.Parameter("endpoint", { type: "String", value: endpoint.endpointAddress });
new aws.ssm.Parameter("map", { type: "String", value: group.then((it) => it.mapArn) });
new aws.ssm.Parameter("upper", { type: "String", value: endpoint.apply((it) => it.endpointAddress.toUpperCase()) });

function await_<T>(promise: Promise<T>): Promise<T> {
  return promise;
}
