using System.Globalization;
using AgentAssist.V1;

namespace AgentAssist.Core.Customers.Ledger;

/// <summary>When a promise's due time has passed.</summary>
internal static class PromiseDue
{
    /// <summary>The instant: a time as it is given; a day's end where the customer lives; null for a promise without due time.</summary>
    public static DateTimeOffset? Of(Promise promise, TimeZoneInfo zone) => Of(promise.Due, zone);

    public static DateTimeOffset? Of(string due, TimeZoneInfo zone)
    {
        if (DateOnly.TryParseExact(due, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            if (day == DateOnly.MaxValue)
            {
                return DateTimeOffset.MaxValue;
            }

            var midnight = day.AddDays(1).ToDateTime(TimeOnly.MinValue);
            return zone.IsInvalidTime(midnight)
                ? new DateTimeOffset(midnight, zone.GetUtcOffset(midnight.AddHours(-3)))
                : new DateTimeOffset(midnight, zone.GetUtcOffset(midnight));
        }

        return DateTimeOffset.TryParse(due, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at : null;
    }

    /// <summary>Whether a text is a due time as the contract writes them; empty is one.</summary>
    public static bool IsWellFormed(string due) =>
        due.Length == 0
        || DateOnly.TryParseExact(due, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)
        || DateTimeOffset.TryParseExact(
            due, ["yyyy-MM-dd'T'HH:mm:sszzz", "yyyy-MM-dd'T'HH:mmzzz", "yyyy-MM-dd'T'HH:mm:ss'Z'", "yyyy-MM-dd'T'HH:mm'Z'"], CultureInfo.InvariantCulture, DateTimeStyles.None, out _);
}
