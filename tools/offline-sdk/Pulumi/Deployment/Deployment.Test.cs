using System.Collections.Immutable;
using Pulumi.Testing;

namespace Pulumi;

public sealed partial class Deployment
{
    /// <summary>Runs a stack class under mocks.</summary>
    /// <typeparam name="TStack">The stack class.</typeparam>
    /// <param name="mocks">Answers in place of the engine.</param>
    /// <param name="options">Names, and whether this is a preview. Default: a preview of stack "stack" in project "project".</param>
    /// <returns>The resources, in the order in which they were registered; the stack is one of them.</returns>
    /// <exception cref="RunException">The program failed; with its message.</exception>
    public static Task<ImmutableArray<Resource>> TestAsync<TStack>(IMocks mocks, TestOptions? options = null)
        where TStack : Stack, new()
        => TestAsync(mocks, options, () => new TStack());

    /// <summary>Runs a stack class with services under mocks.</summary>
    /// <typeparam name="TStack">The stack class, which the provider must know.</typeparam>
    /// <param name="mocks">Answers in place of the engine.</param>
    /// <param name="serviceProvider">Makes the stack and what its constructor takes.</param>
    /// <param name="options">Names, and whether this is a preview. Default: a preview of stack "stack" in project "project".</param>
    /// <inheritdoc cref="TestAsync{TStack}(IMocks, TestOptions)" path="/returns"/>
    /// <inheritdoc cref="TestAsync{TStack}(IMocks, TestOptions)" path="/exception"/>
    public static Task<ImmutableArray<Resource>> TestWithServiceProviderAsync<TStack>(
        IMocks mocks, IServiceProvider serviceProvider, TestOptions? options = null)
        where TStack : Stack
        => TestAsync(mocks, options, () => Resolve<TStack>(serviceProvider));

    /// <summary>Runs a program that gives back the stack's outputs, under mocks.</summary>
    /// <param name="testMocks">Answers in place of the engine.</param>
    /// <param name="testOptions">Names, and whether this is a preview.</param>
    /// <param name="createResources">The program.</param>
    /// <returns>The resources without the stack, in the order in which they were registered, and the outputs.</returns>
    /// <inheritdoc cref="TestAsync{TStack}(IMocks, TestOptions)" path="/exception"/>
    public static Task<(ImmutableArray<Resource> Resources, IDictionary<string, object?> Outputs)> TestAsync(
        IMocks testMocks, TestOptions testOptions, Func<IDictionary<string, object?>> createResources)
        => TestProgramAsync(testMocks, testOptions, createResources);

    /// <inheritdoc cref="TestAsync(IMocks, TestOptions, Func{IDictionary{string, object}})"/>
    public static Task<(ImmutableArray<Resource> Resources, IDictionary<string, object?> Outputs)> TestAsync(
        IMocks testMocks, TestOptions testOptions, Func<Task<IDictionary<string, object?>>> createResources)
        => TestProgramAsync(testMocks, testOptions, () => createResources().GetAwaiter().GetResult());

    /// <summary>Runs a program that has no stack outputs under mocks.</summary>
    /// <param name="testMocks">Answers in place of the engine.</param>
    /// <param name="testOptions">Names, and whether this is a preview.</param>
    /// <param name="createResources">The program.</param>
    /// <returns>The resources without the stack, in the order in which they were registered.</returns>
    /// <inheritdoc cref="TestAsync{TStack}(IMocks, TestOptions)" path="/exception"/>
    public static async Task<ImmutableArray<Resource>> TestAsync(IMocks testMocks, TestOptions testOptions, Action createResources)
    {
        var (resources, _) = await TestProgramAsync(testMocks, testOptions, () =>
        {
            createResources();
            return new Dictionary<string, object?>();
        }).ConfigureAwait(false);
        return resources;
    }

    /// <inheritdoc cref="TestAsync(IMocks, TestOptions, Action)"/>
    public static Task<ImmutableArray<Resource>> TestAsync(IMocks testMocks, TestOptions testOptions, Func<Task> createResources)
        => TestAsync(testMocks, testOptions, () => createResources().GetAwaiter().GetResult());

    private static async Task<(ImmutableArray<Resource> Resources, IDictionary<string, object?> Outputs)> TestProgramAsync(
        IMocks mocks, TestOptions options, Func<IDictionary<string, object?>> program)
    {
        var resources = await TestAsync(mocks, options, () => new TestStack(program)).ConfigureAwait(false);
        return (
            [.. resources.Where(resource => resource is not TestStack)],
            resources.OfType<TestStack>().Single().ProgramOutputs);
    }

    private static async Task<ImmutableArray<Resource>> TestAsync<TStack>(IMocks mocks, TestOptions? options, Func<TStack> stack)
        where TStack : Stack
    {
        var engine = new MockEngine();
        var monitor = new MockMonitor(mocks);
        await RunInAsync(() => Session.ForTest(engine, monitor, options), runner => runner.RunAsync(stack)).ConfigureAwait(false);
        var errors = engine.Errors();
        return errors.Length switch
        {
            0 => monitor.Resources(),
            1 => throw new RunException(errors[0]),
            _ => throw new AggregateException(errors.Select(error => new RunException(error))),
        };
    }
}
