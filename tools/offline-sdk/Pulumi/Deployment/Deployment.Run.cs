using System.Collections.Immutable;

namespace Pulumi;

public sealed partial class Deployment
{
    /// <summary>Runs a program that has no stack outputs.</summary>
    /// <param name="action">The program.</param>
    /// <returns>The exit code that the process must end with: 0 if all went well, 32 if the error was shown already.</returns>
    public static Task<int> RunAsync(Action action)
        => RunAsync(() =>
        {
            action();
            return ImmutableDictionary<string, object?>.Empty;
        });

    /// <summary>Runs a program that gives back the stack's outputs.</summary>
    /// <param name="func">The program.</param>
    /// <inheritdoc cref="RunAsync(Action)" path="/returns"/>
    public static Task<int> RunAsync(Func<IDictionary<string, object?>> func) => RunAsync(() => Task.FromResult(func()));

    /// <summary>Runs an asynchronous program that has no stack outputs.</summary>
    /// <param name="func">The program.</param>
    /// <inheritdoc cref="RunAsync(Action)" path="/returns"/>
    public static Task<int> RunAsync(Func<Task> func)
        => RunAsync(async () =>
        {
            await func().ConfigureAwait(false);
            return ImmutableDictionary<string, object?>.Empty;
        });

    /// <summary>Runs an asynchronous program that gives back the stack's outputs.</summary>
    /// <param name="func">The program.</param>
    /// <param name="options">What to do with all resources. Default: nothing.</param>
    /// <inheritdoc cref="RunAsync(Action)" path="/returns"/>
    public static Task<int> RunAsync(Func<Task<IDictionary<string, object?>>> func, StackOptions? options = null)
        => RunInAsync(Session.FromEnvironment, runner => runner.RunAsync(func, options));

    /// <summary>
    /// Runs a program that is a stack class: its constructor makes the resources, its <see cref="OutputAttribute"/> properties are the stack's
    /// outputs.
    /// </summary>
    /// <typeparam name="TStack">The stack class.</typeparam>
    /// <inheritdoc cref="RunAsync(Action)" path="/returns"/>
    public static Task<int> RunAsync<TStack>()
        where TStack : Stack, new()
        => RunInAsync(Session.FromEnvironment, runner => runner.RunAsync(() => new TStack()));

    /// <summary>Runs a program that is a stack class with services.</summary>
    /// <typeparam name="TStack">The stack class, which the provider must know.</typeparam>
    /// <param name="serviceProvider">Makes the stack and what its constructor takes.</param>
    /// <inheritdoc cref="RunAsync(Action)" path="/returns"/>
    public static Task<int> RunAsync<TStack>(IServiceProvider serviceProvider)
        where TStack : Stack
        => RunInAsync(Session.FromEnvironment, runner => runner.RunAsync(() => Resolve<TStack>(serviceProvider)));

    private static TStack Resolve<TStack>(IServiceProvider serviceProvider)
        where TStack : Stack
    {
        ArgumentNullException.ThrowIfNull(serviceProvider);
        return serviceProvider.GetService(typeof(TStack)) as TStack
            ?? throw new InvalidOperationException(
                $"Failed to resolve instance of type {typeof(TStack)} from service provider. "
                + $"Register the type with the service provider before calling {nameof(RunAsync)}.");
    }
}
