using Sdk.Fixture.Resources;

namespace Sdk.Tests.Options;

public sealed class OptionMergeTests
{
    [Fact]
    public void Merging_nothing_gives_new_empty_options()
    {
        Assert.Null(CustomResourceOptions.Merge(null, null).Protect);
        Assert.Empty(ComponentResourceOptions.Merge(null, null).Providers);
    }

    [Fact]
    public void Single_values_of_the_second_win_unless_they_are_not_set()
    {
        var first = new CustomResourceOptions
        {
            Protect = true,
            Version = "1",
            ImportId = "a",
            DeleteBeforeReplace = true,
            RetainOnDelete = true,
            PluginDownloadURL = "u",
        };
        var merged = CustomResourceOptions.Merge(first, new() { Protect = false, Version = "2" });
        Assert.Equal(
            (false, "2", "a", true, true, "u"),
            (merged.Protect, merged.Version, merged.ImportId, merged.DeleteBeforeReplace, merged.RetainOnDelete, merged.PluginDownloadURL));
    }

    [Fact]
    public void Hooks_are_joined_and_the_originals_stay_as_they_were()
    {
        ResourceHook Hook(string name) => new(name, (_, _) => Task.CompletedTask);
        var (first, second) = (new CustomResourceOptions(), new CustomResourceOptions());
        first.Hooks.AfterCreate.Add(Hook("one"));
        second.Hooks.AfterCreate.Add(Hook("two"));
        var merged = CustomResourceOptions.Merge(first, second);
        merged.Hooks.AfterCreate.Add(Hook("three"));
        Assert.Equal(["one", "two", "three"], merged.Hooks.AfterCreate.Select(hook => hook.Name));
        Assert.Equal(["one"], first.Hooks.AfterCreate.Select(hook => hook.Name));
        Assert.Equal(["two"], CustomResourceOptions.Merge(null, second).Hooks.AfterCreate.Select(hook => hook.Name));
    }

    [Fact]
    public async Task Lists_are_joined_and_the_originals_stay_as_they_were()
    {
        var resources = await Run.UpdateAsync(() =>
        {
            _ = new Bucket("one", new() { Name = "1" });
            _ = new Bucket("two", new() { Name = "2" });
        });
        var first = new CustomResourceOptions
        {
            IgnoreChanges = { "a" },
            ReplaceOnChanges = { "a" },
            HideDiffs = { "a" },
            AdditionalSecretOutputs = { "a" },
            Aliases = { new Alias { Name = "a" } },
            ResourceTransformations = { _ => null },
            DependsOn = { resources[0] },
            ReplaceWith = { resources[0] },
        };
        var second = new CustomResourceOptions
        {
            IgnoreChanges = { "b" },
            ReplaceOnChanges = { "b" },
            HideDiffs = { "b" },
            AdditionalSecretOutputs = { "b" },
            Aliases = { new Alias { Name = "b" } },
            ResourceTransformations = { _ => null },
            DependsOn = { resources[1] },
            ReplaceWith = { resources[1] },
        };
        var merged = CustomResourceOptions.Merge(first, second);

        Assert.Equal(["a", "b"], merged.IgnoreChanges);
        Assert.Equal(["a", "b"], merged.ReplaceOnChanges);
        Assert.Equal(["a", "b"], merged.HideDiffs);
        Assert.Equal(["a", "b"], merged.AdditionalSecretOutputs);
        Assert.Equal((2, 2), (merged.Aliases.Count, merged.ResourceTransformations.Count));
        Assert.Equal(resources, await OutputUtilities.GetValueAsync(merged.DependsOn.ToOutput()));
        Assert.Equal(resources, await OutputUtilities.GetValueAsync(merged.ReplaceWith.ToOutput()));

        merged.IgnoreChanges.Add("c");
        merged.DependsOn.Add(resources[0]);
        Assert.Equal(["a"], first.IgnoreChanges);
        Assert.Equal(["b"], second.IgnoreChanges);
        Assert.Single(await OutputUtilities.GetValueAsync(first.DependsOn.ToOutput()));
    }

    [Fact]
    public void What_only_one_side_has_is_copied_too()
    {
        var first = new CustomResourceOptions { CustomTimeouts = new() { Create = TimeSpan.FromMinutes(1) }, IgnoreChanges = { "a" } };
        var second = new CustomResourceOptions { ReplaceOnChanges = { "b" } };
        var merged = CustomResourceOptions.Merge(first, second);
        merged.CustomTimeouts!.Create = TimeSpan.Zero;
        merged.IgnoreChanges.Add("c");
        merged.ReplaceOnChanges.Add("c");
        Assert.Equal(TimeSpan.FromMinutes(1), first.CustomTimeouts.Create);
        Assert.Equal(["a"], first.IgnoreChanges);
        Assert.Equal(["b"], second.ReplaceOnChanges);
    }

    [Fact]
    public async Task The_last_provider_of_a_package_stays()
    {
        var resources = await Run.UpdateAsync(() =>
        {
            _ = new TestProvider("one", new());
            _ = new TestProvider("two", new());
        });
        var (one, two) = ((ProviderResource)resources[0], (ProviderResource)resources[1]);
        Assert.Equal([two], ComponentResourceOptions.Merge(new() { Providers = { one } }, new() { Providers = { two } }).Providers);
        Assert.Equal([one], ComponentResourceOptions.Merge(new() { Providers = { two, one } }, null).Providers);
    }
}
