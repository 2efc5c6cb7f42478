using Configuration;

namespace Infra.Settings.Reading;

/// <summary>
/// The settings cannot be used. A <see cref="Pulumi.RunException"/>, because Pulumi shows that kind without a stack trace:
/// the message is for the person who wrote the settings.
/// </summary>
internal sealed class SettingsException(IReadOnlyList<Problem> errors) : Pulumi.RunException(Describe(errors))
{
    public IReadOnlyList<Problem> Errors { get; } = errors;

    private static string Describe(IReadOnlyList<Problem> errors)
    {
        var heading = errors.Count == 1 ? "The settings have 1 error:" : $"The settings have {errors.Count} errors:";
        return string.Join('\n', errors.Select(e => $"  {e}").Prepend(heading));
    }
}
