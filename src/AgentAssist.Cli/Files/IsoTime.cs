using System.Globalization;
using System.Text.RegularExpressions;

namespace AgentAssist.Cli.Files;

/// <summary>
/// Reads times as ISO 8601 writes them: a date, or a date and a time of day parted by T or a space, to the minute or finer,
/// with an offset or without one.
/// </summary>
internal static partial class IsoTime
{
    private static readonly string[] Local =
        ["yyyy-MM-dd", "yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF"];

    private static readonly string[] WithOffset =
        [.. Local.Skip(1).SelectMany(format => new[] { format + "zzz", format + "zz", format + "'Z'" })];

    /// <param name="field">The field that the time stands in, for the fault.</param>
    /// <param name="zone">Where a time without an offset was; of an hour that the clocks repeat, the second is meant.</param>
    /// <exception cref="LineFaultException">It is no such time, or the clocks of the zone never showed it.</exception>
    public static DateTimeOffset Parse(string text, string field, TimeZoneInfo zone)
    {
        var plain = TooFine().Replace(text.Trim(), "$1");
        plain = plain.Length > 10 && plain[10] is ' ' or 't' ? $"{plain[..10]}T{plain[11..]}" : plain;
        plain = plain.EndsWith('z') ? plain[..^1] + "Z" : plain;
        if (DateTimeOffset.TryParseExact(
            plain, WithOffset, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var exact))
        {
            return exact;
        }

        if (!DateTime.TryParseExact(plain, Local, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local)
            || local.Year is 1 or 9999)
        {
            throw new LineFaultException(field, $"\"{Shown(text)}\" is no ISO 8601 time, such as 2026-03-24T14:05:00Z.");
        }

        return zone.IsInvalidTime(local)
            ? throw new LineFaultException(field, $"the clocks of {zone.Id} never showed \"{Shown(text)}\"; give an offset.")
            : new DateTimeOffset(local, zone.GetUtcOffset(local)).ToUniversalTime();
    }

    private static string Shown(string text) => text.Length <= 40 ? text : text[..40] + "…";

    // Some systems write nanoseconds; ticks are a hundred of them.
    [GeneratedRegex(@"(\.\d{7})\d+")]
    private static partial Regex TooFine();
}
