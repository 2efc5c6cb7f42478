using System.Net;
using Live.Tests.Plans;

namespace Live.Tests.Cluster;

/// <summary>A plan's objects in a cluster: applied in the plan's order, and removed backwards.</summary>
internal sealed class AppliedLayers
{
    /// <summary>How long the clean-up waits: an empty namespace is gone after a few seconds.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly ApiServer _server;
    private readonly List<(LayerObject Object, string Uid)> _made = [];
    private readonly List<string> _refusals = [];

    private AppliedLayers(ApiServer server) => _server = server;

    /// <summary>How many objects are there because of this run.</summary>
    public int Made => _made.Count;

    /// <summary>The objects that the server did not accept, and what it said.</summary>
    public IReadOnlyList<string> Refusals => _refusals;

    /// <exception cref="InvalidOperationException">Something of the plan is there already; nothing has been touched.</exception>
    public static async Task<AppliedLayers> ApplyAsync(ApiServer server, LayerPlan plan)
    {
        await RequireRoomAsync(server, plan);
        var layers = new AppliedLayers(server);
        try
        {
            foreach (var one in plan.Objects)
            {
                await layers.ApplyAsync(one);
            }
        }
        catch (Exception fault)
        {
            await layers.RemoveAfterAsync(fault);
            throw;
        }

        return layers;
    }

    /// <summary>Removes what this run made and nothing else, and waits until it is gone.</summary>
    /// <exception cref="InvalidOperationException">Something is left after this time.</exception>
    public async Task RemoveAsync(TimeSpan patience)
    {
        var end = DateTime.UtcNow + patience;
        var (going, left) = (new List<(LayerObject Object, string Uid)>(), new List<string>());

        // What is in a namespace goes with it.
        var namespaces = _made.Where(made => made.Object.Kind == "Namespace").Select(made => made.Object.Name).ToHashSet();
        foreach (var made in _made.Where(made => made.Object.Namespace is null || !namespaces.Contains(made.Object.Namespace)).Reverse())
        {
            var answer = await _server.DeleteAsync(made.Object, made.Uid);
            if (answer.Accepted || answer.NotFound)
            {
                going.Add(made);
            }
            else
            {
                left.Add($"{made.Object} ({answer.Message})");
            }
        }

        foreach (var (one, uid) in going)
        {
            if (await WaitUntilGoneAsync(one, uid, end) is { } state)
            {
                left.Add($"{one} ({state})");
            }
        }

        if (left.Count > 0)
        {
            throw new InvalidOperationException($"The clean-up could not remove everything from {_server.Address}. "
                + $"Left, for you to delete: {string.Join(", ", left)}.");
        }
    }

    /// <summary>Looks only at what is not inside a namespace of the plan: where the namespace is new, all in it is.</summary>
    private static async Task RequireRoomAsync(ApiServer server, LayerPlan plan)
    {
        var there = new List<string>();
        foreach (var one in plan.Objects.Where(one => one.Namespace is null || !plan.Namespaces.Contains(one.Namespace)))
        {
            var answer = await server.GetAsync(one);
            if (answer.Accepted)
            {
                there.Add(one.ToString());
            }
            else if (!answer.NotFound)
            {
                throw new InvalidOperationException($"{server.Address} does not say whether there is a {one}. {answer.Message}");
            }
        }

        if (there.Count > 0)
        {
            throw new InvalidOperationException(
                $"The cluster at {server.Address} has already: {string.Join(", ", there)}. Nothing was touched. "
                + "Name a disposable cluster that has none of these, or delete them if no one needs them.");
        }
    }

    private async Task RemoveAfterAsync(Exception fault)
    {
        try
        {
            await RemoveAsync(Patience);
        }
        catch (Exception left)
        {
            throw new AggregateException(fault, left);
        }
    }

    private async Task ApplyAsync(LayerObject one)
    {
        Answer answer;
        try
        {
            answer = await _server.ApplyAsync(one);
        }
        catch (Exception fault) when (fault is HttpRequestException or OperationCanceledException)
        {
            throw new InvalidOperationException(
                $"{_server.Address} did not answer when {one} was applied, so it may be there or not: look, and delete it.", fault);
        }

        if (answer.Status == HttpStatusCode.Created)
        {
            _made.Add((one, (string)answer.Body!["metadata"]!["uid"]!));
        }
        else
        {
            _refusals.Add(answer.Accepted ? $"{one} was there already." : $"{one}: {answer.Message}");
        }
    }

    /// <summary>Null when it is gone, otherwise what holds it.</summary>
    private async Task<string?> WaitUntilGoneAsync(LayerObject one, string uid, DateTime end)
    {
        while (true)
        {
            var answer = await _server.GetAsync(one);
            if (answer.NotFound || (answer.Accepted && (string?)answer.Body!["metadata"]!["uid"] != uid))
            {
                return null;
            }

            if (DateTime.UtcNow > end)
            {
                var reasons = answer.Body?["status"]?["conditions"]?.AsArray()
                    .Where(condition => (string?)condition!["status"] == "True")
                    .Select(condition => (string?)condition!["message"]) ?? [];
                return string.Join(' ', [(string?)answer.Body?["status"]?["phase"] ?? "still there", .. reasons]);
            }

            await Task.Delay(TimeSpan.FromSeconds(0.5));
        }
    }
}
