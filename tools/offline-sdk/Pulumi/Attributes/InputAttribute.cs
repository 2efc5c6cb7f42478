namespace Pulumi;

/// <summary>
/// Names the property of the wire protocol that a member of an args class fills. Scalars carry it on the property; lists and
/// maps carry it on the private field behind the property, so that an unused list stays <see langword="null"/> and is not sent.
/// </summary>
/// <param name="name">The property's name on the wire, in the provider's spelling.</param>
/// <param name="required">True if registration must fail when the member is <see langword="null"/>. Default: false.</param>
/// <param name="json">True if the value is sent as JSON text, which provider configuration needs. Default: false.</param>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property)]
public sealed class InputAttribute(string name, bool required = false, bool json = false) : Attribute
{
    internal string Name { get; } = name;

    internal bool IsRequired { get; } = required;

    internal bool Json { get; } = json;
}
