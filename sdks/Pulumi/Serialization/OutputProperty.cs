using System.Collections.Immutable;
using System.Reflection;

namespace Pulumi.Serialization;

/// <summary>One output property of a resource class.</summary>
internal abstract class OutputProperty(string name, Type owner, Type valueType, string place)
{
    public string Name { get; } = name;

    /// <summary>The class that declares the property.</summary>
    public Type Owner { get; } = owner;

    public Type ValueType { get; } = valueType;

    /// <summary>Where a value that does not fit was meant to go, for messages.</summary>
    public string Place { get; } = place;

    public static OutputProperty Of(Type resource, PropertyInfo property)
    {
        var owner = property.DeclaringType!;
        var type = property.PropertyType;
        var name = property.GetCustomAttribute<OutputAttribute>()!.Name ?? property.Name;
        if (!type.IsConstructedGenericType || type.GetGenericTypeDefinition() != typeof(Output<>))
        {
            // A component may declare what it likes and hears of it when it registers its outputs.
            return typeof(ComponentResource).IsAssignableFrom(resource)
                ? new Unfit(name, owner, type)
                : throw RunException.OutputsHaveIncorrectType([name]);
        }

        return (OutputProperty)Activator.CreateInstance(
            typeof(Typed<,>).MakeGenericType(owner, type.GenericTypeArguments[0]), name, property, $"{resource.FullName}.{name}")!;
    }

    /// <summary>Gives a resource's property an output, which is settled through the result.</summary>
    /// <param name="resource">The resource.</param>
    /// <param name="dependency">The resource alone, which all its outputs depend on.</param>
    public abstract PendingOutput Begin(Resource resource, ImmutableHashSet<Resource> dependency);

    private sealed class Unfit(string name, Type owner, Type type) : OutputProperty(name, owner, type, string.Empty)
    {
        public override PendingOutput Begin(Resource resource, ImmutableHashSet<Resource> dependency) => throw RunException.OutputsHaveIncorrectType([Name]);
    }

    private sealed class Typed<TResource, T> : OutputProperty
        where TResource : Resource
    {
        private readonly Action<TResource, Output<T>>? _set;
        private readonly string _fullName;

        public Typed(string name, PropertyInfo property, string place)
            : base(name, typeof(TResource), typeof(T), place)
        {
            _fullName = $"[Output] {typeof(TResource).FullName}.{property.Name}";

            // A private setter is only seen on the class that declares it.
            _set = typeof(TResource)
                .GetProperty(property.Name, BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)?
                .GetSetMethod(nonPublic: true)?
                .CreateDelegate<Action<TResource, Output<T>>>();
        }

        public override PendingOutput Begin(Resource resource, ImmutableHashSet<Resource> dependency)
        {
            var set = _set ?? throw new InvalidOperationException($"{_fullName} did not have a 'set' method");
            var pending = new PendingOutput<T>(this, dependency);
            set((TResource)resource, pending.Output);
            return pending;
        }
    }
}

/// <summary>An output property of one resource that waits for its value.</summary>
internal abstract class PendingOutput(OutputProperty property)
{
    public string Name => property.Name;

    public Type ValueType => property.ValueType;

    public string Place => property.Place;

    public bool IsResourceId => property.Owner == typeof(CustomResource);

    public abstract void Set(OutputData<object?> data);

    public abstract void Fail(Exception error);
}

internal sealed class PendingOutput<T> : PendingOutput
{
    private readonly TaskCompletionSource<OutputData<T>> _completion = new();
    private readonly ImmutableHashSet<Resource> _dependency;

    public PendingOutput(OutputProperty property, ImmutableHashSet<Resource> dependency)
        : base(property)
    {
        _dependency = dependency;
        Output = Output<T>.FromUntracked(_completion.Task);
    }

    public Output<T> Output { get; }

    public override void Set(OutputData<object?> data)
        => _completion.TrySetResult(new(
            data.Value is null ? default! : (T)data.Value,
            data.IsKnown,
            data.IsSecret,
            data.Resources.IsEmpty ? _dependency : _dependency.Union(data.Resources)));

    public override void Fail(Exception error) => _completion.TrySetException(error);
}
