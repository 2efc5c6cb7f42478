import assert from "node:assert/strict";
import { test } from "node:test";
import { enumValueName, fileName, namespaceOf, parameterName, propertyName } from "../lib/names.mjs";

test("only the first letter of a property changes", () => {
  assert.equal(propertyName("oidcIssuerProfile"), "OidcIssuerProfile");
  assert.equal(propertyName("osDiskSizeGB"), "OsDiskSizeGB");
  assert.equal(propertyName("clusterIP"), "ClusterIP");
  assert.equal(propertyName("Statement"), "Statement");
  assert.equal(propertyName("$ref"), "Ref");
});

test("a parameter named like a keyword is escaped", () => {
  assert.equal(parameterName("namespace"), "@namespace");
  assert.equal(parameterName("default"), "@default");
  assert.equal(parameterName("name"), "name");
});

test("a module's namespace is capitalised unless it is irregular", () => {
  assert.deepEqual(namespaceOf(["core", "v1"]), ["Core", "V1"]);
  assert.deepEqual(namespaceOf(["cloudwatch"], { cloudwatch: "CloudWatch" }), ["CloudWatch"]);
  assert.deepEqual(namespaceOf([]), []);
});

test("a file is named after its class with the leading capitals lowered", () => {
  assert.equal(fileName("VpcIpv4CidrBlockAssociation"), "vpcIpv4CidrBlockAssociation");
  assert.equal(fileName("IAMMember"), "iammember");
});

test("an enum value is an identifier", () => {
  assert.equal(enumValueName("PublicRead", "CannedAcl"), "PublicRead");
  assert.equal(enumValueName("public-read", "CannedAcl"), "Public_read");
  assert.equal(enumValueName("2012-10-17", "Version"), "Version_2012_10_17");
  assert.equal(enumValueName("Equals", "Operator"), "EqualsValue");
});
