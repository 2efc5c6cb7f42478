namespace Pulumi;

/// <summary>
/// Marks a struct that stands for one of a provider's allowed values. The struct has a constructor that takes the value and an
/// explicit conversion back to it; the value is a <see cref="string"/> or a <see cref="double"/>.
/// </summary>
[AttributeUsage(AttributeTargets.Struct)]
public sealed class EnumTypeAttribute : Attribute;
