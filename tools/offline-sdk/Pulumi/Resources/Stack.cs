using System.Reflection;
using Pulumi.Serialization;

namespace Pulumi;

/// <summary>
/// The root of all resources. A program may derive from it: the constructor makes the resources, and properties of type
/// <see cref="Output{T}"/> marked <see cref="OutputAttribute"/> are the stack's outputs.
/// </summary>
public class Stack : ComponentResource
{
    /// <summary>Registers the stack.</summary>
    /// <param name="options">What to do with all resources. Default: nothing.</param>
    public Stack(StackOptions? options = null)
        : base(
            Wire.StackType,
            $"{Deployment.Instance.ProjectName}-{Deployment.Instance.StackName}",
            options is null ? null : new ComponentResourceOptions { ResourceTransformations = options.ResourceTransformations })
        => Deployment.Required.Stack = this;

    /// <summary>Gives the engine the stack's outputs, after the constructor of the program's class has run.</summary>
    internal virtual void RegisterStackOutputs()
    {
        var outputs = GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => !property.DeclaringType!.IsAssignableFrom(typeof(Stack)))
            .Select(property => (Property: property, Attribute: property.GetCustomAttribute<OutputAttribute>()))
            .Where(output => output.Attribute is not null)
            .ToDictionary(output => output.Attribute!.Name ?? output.Property.Name, output => output.Property.GetValue(this));

        var missing = outputs.Where(output => output.Value is null).Select(output => output.Key).ToList();
        if (missing.Count > 0)
        {
            throw new RunException(
                $"Output(s) '{string.Join(", ", missing)}' have no value assigned. "
                + "[Output] attributed properties must be assigned inside Stack constructor.");
        }

        var wrong = outputs.Where(output => output.Value is not IOutput).Select(output => output.Key).ToList();
        if (wrong.Count > 0)
        {
            throw RunException.OutputsHaveIncorrectType(wrong);
        }

        RegisterOutputs(outputs);
    }
}

/// <summary>The stack of a program that is a function.</summary>
internal sealed class ProgramStack : Stack
{
    private readonly Output<IDictionary<string, object?>> _outputs;

    public ProgramStack(Func<Task<IDictionary<string, object?>>> program, StackOptions? options)
        : base(options)
        => _outputs = Output.Create(RunAsync(program));

    internal override void RegisterStackOutputs() => RegisterOutputs(_outputs);

    private static async Task<IDictionary<string, object?>> RunAsync(Func<Task<IDictionary<string, object?>>> program)
        => await program().ConfigureAwait(false);
}
