namespace Sdk.Tests.Protocol;

/// <summary>The wire format's marks, written out: the tests must not take them from what they test.</summary>
internal static class Marks
{
    public const string Unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
    public const string Key = "4dabf18193072939515e22adb298388d";
    public const string Secret = "1b47061264138c4ac30d75fd1eb44270";
    public const string Resource = "5cf8f73096256a8f31e491e813e4eb8e";
    public const string Output = "d0e6a833031e9bbcd3f4e8bde6ca49a4";
    public const string Asset = "c44067f5952c0a294b673a41bacd8c17";
    public const string Archive = "0def7320c3a5731c473e5ecbe6d01bc7";

    public const string StackUrn = "urn:pulumi:dev::fixture::pulumi:pulumi:Stack::fixture-dev";
    public const string PlainUrn = "urn:pulumi:dev::fixture::test:index:Bucket::plain";
    public const string GroupUrn = "urn:pulumi:dev::fixture::test:index:Group::group";
    public const string GroupFirstUrn = "urn:pulumi:dev::fixture::test:index:Group$test:index:Bucket::group-first";
    public const string GroupSecondUrn = "urn:pulumi:dev::fixture::test:index:Group$test:index:Bucket::group-second";
    public const string ProviderReference = $"urn:pulumi:dev::fixture::pulumi:providers:test::explicit::{Unknown}";
}
