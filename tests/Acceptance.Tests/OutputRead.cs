using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Runtime.Loader;

namespace Acceptance.Tests;

/// <summary>A property of a resource that a program reads: an output of the resource, or one within an object that is its output.</summary>
/// <param name="Type">The resource's type, for example <c>aws:eks/cluster:Cluster</c>.</param>
/// <param name="Property">The property, for example <c>vpcConfig.clusterSecurityGroupId</c>; lists do not show in it.</param>
internal sealed record OutputRead(string Type, string Property)
{
    private const string Outputs = ".Outputs";

    /// <summary>All that a built program reads, from what its code refers to.</summary>
    public static IReadOnlyList<OutputRead> Of(string program)
    {
        var slices = Load(program);
        var owners = slices.Where(IsResource).SelectMany(Owned).ToLookup(owned => owned.Type, owned => owned.Read);
        using var file = new PEReader(File.OpenRead(program));
        var code = file.GetMetadataReader();
        return
        [
            .. code.MemberReferences
                .Select(code.GetMemberReference)
                .Where(member => member.Parent.Kind == HandleKind.TypeReference)
                .SelectMany(member => Reads(slices, owners, NameOf(code, (TypeReferenceHandle)member.Parent), code.GetString(member.Name)))
                .Distinct()
                .OrderBy(read => $"{read.Type} {read.Property}", StringComparer.Ordinal),
        ];
    }

    private static IEnumerable<OutputRead> Reads(Type[] slices, ILookup<Type, OutputRead> owners, string typeName, string member)
    {
        if (slices.FirstOrDefault(type => type.FullName == typeName) is not { } type)
        {
            return [];
        }

        return IsResource(type) && member.StartsWith("get_", StringComparison.Ordinal)
            ? [new OutputRead(TokenOf(type), WireNameOf(type.GetProperty(member[4..])!)!)]
            : owners[type].Select(owner => owner with { Property = $"{owner.Property}.{char.ToLowerInvariant(member[0])}{member[1..]}" });
    }

    // In a context of their own: these tests have no Pulumi.
    private static Type[] Load(string program)
    {
        var folder = Path.GetDirectoryName(program)!;
        var context = new AssemblyLoadContext(nameof(OutputRead));
        context.Resolving += (_, name) => File.Exists(Path.Combine(folder, $"{name.Name}.dll"))
            ? context.LoadFromAssemblyPath(Path.Combine(folder, $"{name.Name}.dll"))
            : null;
        return [.. Directory.GetFiles(folder, "Pulumi.*.dll").SelectMany(path => context.LoadFromAssemblyPath(path).GetExportedTypes())];
    }

    /// <summary>The object types in the outputs of a resource, with where they are.</summary>
    private static IEnumerable<(Type Type, OutputRead Read)> Owned(Type resource) =>
        from property in resource.GetProperties()
        let name = WireNameOf(property)
        where name is not null
        from owned in Within(property.PropertyType, name, [])
        select (owned.Type, new OutputRead(TokenOf(resource), owned.Path));

    private static IEnumerable<(Type Type, string Path)> Within(Type type, string path, Type[] above)
    {
        if (type.IsGenericType)
        {
            return type.GetGenericArguments().SelectMany(argument => Within(argument, path, above));
        }

        return !type.FullName!.Contains(Outputs, StringComparison.Ordinal) || above.Contains(type)
            ? []
            : type.GetFields().SelectMany(field => Within(field.FieldType, $"{path}.{char.ToLowerInvariant(field.Name[0])}{field.Name[1..]}", [.. above, type]))
                .Prepend((type, path));
    }

    private static bool IsResource(Type type) =>
        AttributeOf(type, "ResourceTypeAttribute") is not null && type.FullName is not "Pulumi.Aws.Provider" and not "Pulumi.Kubernetes.Provider";

    private static string TokenOf(Type resource) => (string)AttributeOf(resource, "ResourceTypeAttribute")!.ConstructorArguments[0].Value!;

    private static string? WireNameOf(PropertyInfo property) => (string?)AttributeOf(property, "OutputAttribute")?.ConstructorArguments[0].Value;

    private static CustomAttributeData? AttributeOf(MemberInfo member, string name) =>
        member.GetCustomAttributesData().FirstOrDefault(attribute => attribute.AttributeType.Name == name);

    private static string NameOf(MetadataReader code, TypeReferenceHandle handle)
    {
        var type = code.GetTypeReference(handle);
        return $"{code.GetString(type.Namespace)}.{code.GetString(type.Name)}";
    }
}
