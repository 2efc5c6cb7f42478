namespace Preview.Text;

/// <summary>Times of whole seconds.</summary>
internal static class TimeText
{
    /// <summary>A time as people say it, for example 16 min 27 s.</summary>
    public static string Show(int seconds) =>
        seconds < 60 ? $"{seconds} s" : seconds % 60 == 0 ? $"{seconds / 60} min" : $"{seconds / 60} min {seconds % 60:00} s";

    /// <summary>A time after the beginning as a clock shows it, for example 16:27.</summary>
    public static string Clock(int seconds) => $"{seconds / 60}:{seconds % 60:00}";
}
