global using Pulumi;
global using Pulumi.Testing;
global using Pulumi.Utilities;
global using Sdk.Tests.Support;
