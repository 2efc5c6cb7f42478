using System.Reflection;
using PolicyEngine.Evaluation;
using PolicyEngine.Model;
using PolicyEngine.Settings;

namespace PolicyEngine.Hosting;

/// <summary>The policies with the levels, settings and exemptions of the engine's stack.</summary>
internal sealed class PolicyPack
{
    public const string Name = "spark-platform";

    private readonly TimeProvider _time;
    private readonly Func<IEnumerable<string>, DateOnly, PolicySettings> _readSettings;
    private string? _folder;
    private PolicyConfiguration? _configuration;
    private Evaluator? _evaluator;

    /// <summary>A pack of policies.</summary>
    /// <param name="policies">The policies.</param>
    /// <param name="time">The clock.</param>
    /// <param name="readSettings">Reads the settings of the project in one of some folders; for tests.</param>
    /// <exception cref="ArgumentException">A policy has a name that breaks the grammar, or one that another has too.</exception>
    public PolicyPack(IReadOnlyList<Policy> policies, TimeProvider time, Func<IEnumerable<string>, DateOnly, PolicySettings>? readSettings = null)
    {
        string[] wrong =
        [
            .. policies.Where(policy => !PolicyName.IsValid(policy.Id)).Select(policy => $"\"{policy.Id}\" is no name of a policy; expected area-object-rule."),
            .. policies.GroupBy(policy => policy.Id).Where(same => same.Count() > 1).Select(same => $"Two policies are called \"{same.Key}\"."),
        ];
        if (wrong.Length > 0)
        {
            throw new ArgumentException(string.Join(' ', wrong), nameof(policies));
        }

        Policies = policies;
        _time = time;
        _readSettings = readSettings ?? ((folders, today) => PackSettings.Read(folders, policies, today));
    }

    public static string Version { get; } = typeof(PolicyPack).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;

    public IReadOnlyList<Policy> Policies { get; }

    /// <summary>The configuration of the stack, or the common one before the engine has named the stack.</summary>
    public PolicyConfiguration Configuration => _configuration ??= SettingsOf("");

    public Evaluator Evaluator => _evaluator ??= new Evaluator(Policies, Configuration);

    /// <summary>Sets the pack's folder, which is in the project unless another project uses the pack.</summary>
    public void UseFolder(string folder) => _folder = folder;

    /// <summary>Sets the stack.</summary>
    public void UseStack(string stack) => Use(SettingsOf(stack));

    /// <summary>Sets levels and settings; the engine sends all of them, including those that the pack reported.</summary>
    /// <exception cref="PackException">A policy or a setting does not exist, or a value is not what is expected; the message has all of it.</exception>
    public void Configure(IEnumerable<(string Policy, PolicyLevel Level, IReadOnlyDictionary<string, object?> Settings)> configuration)
    {
        List<string> problems = [];
        var levels = Configuration.Levels;
        var options = Configuration.Options;
        foreach ((var id, var level, var settings) in configuration)
        {
            if (Policies.FirstOrDefault(policy => policy.Id == id) is not { } policy)
            {
                problems.Add($"There is no policy \"{id}\". docs/policies.md lists them.");
                continue;
            }

            var read = PolicyOptions.Defaults;
            foreach ((var name, var value) in settings)
            {
                if (policy.Info.Settings.FirstOrDefault(setting => setting.Name == name) is not { } setting)
                {
                    problems.Add($"{id}.{name} is no setting of this policy.");
                }
                else if (read.With(setting, value) is { } with)
                {
                    read = with;
                }
                else
                {
                    problems.Add($"{id}.{name} is not what is expected: {setting.Expected}. Its default is {setting.DefaultText}.");
                }
            }

            levels = levels.SetItem(id, level);
            options = options.SetItem(id, read);
        }

        if (problems.Count > 0)
        {
            throw new PackException($"The configuration of the policy pack {Name} is wrong:\n{string.Join('\n', problems.Order(StringComparer.Ordinal))}");
        }

        Use(Configuration with { Levels = levels, Options = options });
    }

    private PolicyConfiguration SettingsOf(string stack)
    {
        IEnumerable<string> folders = _folder is null ? [Environment.CurrentDirectory] : [Environment.CurrentDirectory, _folder];
        var today = Today();
        var settings = _readSettings(folders, today);
        foreach (var expired in settings.Expired)
        {
            // The engine shows this to the user. The deployment fails because the violation counts again.
            Console.Error.WriteLine(expired);
        }

        return settings.For(stack) with { Today = today };
    }

    private DateOnly Today()
    {
        try
        {
            return Calendar.Today(_time);
        }
        catch (FormatException e)
        {
            throw new PackException(e.Message);
        }
    }

    private void Use(PolicyConfiguration configuration)
    {
        _configuration = configuration;
        _evaluator = null;
    }
}
