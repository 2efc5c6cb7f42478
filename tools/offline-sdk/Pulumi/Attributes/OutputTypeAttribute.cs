namespace Pulumi;

/// <summary>Marks a class that is built from a nested object the engine returns, through its <see cref="OutputConstructorAttribute"/> constructor.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class OutputTypeAttribute : Attribute;

/// <summary>Marks the constructor of an <see cref="OutputTypeAttribute"/> class. Its parameters are named like the wire's properties.</summary>
[AttributeUsage(AttributeTargets.Constructor)]
public sealed class OutputConstructorAttribute : Attribute;

/// <summary>Gives a constructor parameter the wire's name where C# could not spell it.</summary>
/// <param name="name">The property's name on the wire.</param>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class OutputConstructorParameterAttribute(string name) : Attribute
{
    /// <summary>The property's name on the wire.</summary>
    public string Name { get; } = name;
}
