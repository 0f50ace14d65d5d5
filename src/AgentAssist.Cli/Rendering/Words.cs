using System.Globalization;
using System.Text;
using AgentAssist.Core;
using Spectre.Console;

namespace AgentAssist.Cli.Rendering;

/// <summary>Words and numbers as screens show them.</summary>
internal static class Words
{
    /// <summary>
    /// A text that may come from anyone, fit for a terminal: line breaks become spaces, and what could steer the terminal or
    /// turn the reading direction becomes visible.
    /// </summary>
    public static string Clean(string text)
    {
        if (!text.Any(IsUnsafe))
        {
            return text;
        }

        var clean = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            clean.Append(c is '\n' or '\r' or '\t' ? ' ' : IsUnsafe(c) ? '\uFFFD' : c);
        }

        return clean.ToString();
    }

    /// <summary><see cref="Clean"/>, with what would be markup escaped.</summary>
    public static string Safe(string text) => Markup.Escape(Clean(text));

    /// <summary>Two decimals, without a sign for zero.</summary>
    public static string Score(double value) => (Math.Round(value, 2) + 0.0).ToString("0.00", CultureInfo.InvariantCulture);

    /// <summary>An enum value as people read it: "repeated contact".</summary>
    public static string Lower<T>(T value)
        where T : struct, Enum => EnumNames.UpperSnake(value).Replace('_', ' ').ToLowerInvariant();

    /// <summary>"1 turn", "2 turns".</summary>
    public static string Count(long count, string one, string? many = null) =>
        string.Create(CultureInfo.InvariantCulture, $"{count:N0} {(count == 1 ? one : many ?? one + "s")}");

    /// <summary>How long something took or lasts: "3 s", "12 min", "5 h", "8 days".</summary>
    public static string Duration(TimeSpan span) => span switch
    {
        _ when span < TimeSpan.FromSeconds(1) => string.Create(CultureInfo.InvariantCulture, $"{Math.Max(span.TotalMilliseconds, 0):0} ms"),
        _ when span < TimeSpan.FromMinutes(2) => string.Create(CultureInfo.InvariantCulture, $"{span.TotalSeconds:0} s"),
        _ when span < TimeSpan.FromHours(2) => string.Create(CultureInfo.InvariantCulture, $"{span.TotalMinutes:0} min"),
        _ when span < TimeSpan.FromDays(2) => string.Create(CultureInfo.InvariantCulture, $"{span.TotalHours:0} h"),
        _ => Count((long)span.TotalDays, "day"),
    };

    /// <summary>Shortens a text to so many characters, at a word where one ends near.</summary>
    public static string Short(string text, int most)
    {
        if (text.Length <= most)
        {
            return text;
        }

        var cut = text.LastIndexOf(' ', most - 1, Math.Min(most / 3, most - 1));
        cut = cut > 0 ? cut : most - 1;
        cut = char.IsLowSurrogate(text[cut]) ? cut - 1 : cut;
        return text[..cut].TrimEnd() + "…";
    }

    private static bool IsUnsafe(char c) => char.IsControl(c) || c is >= '\u202A' and <= '\u202E' or >= '\u2066' and <= '\u2069';
}
