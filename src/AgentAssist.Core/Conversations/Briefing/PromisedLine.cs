using System.Globalization;
using AgentAssist.Core.Customers.Ledger;
using AgentAssist.V1;

namespace AgentAssist.Core.Conversations.Briefing;

/// <summary>PROMISED: what we owe the customer, what is late first.</summary>
internal static class PromisedLine
{
    private const string Topic = "PROMISED";
    private const int MostSaid = 3;

    public static IEnumerable<BriefItem> Read(BriefView view)
    {
        var owed = Owed(view).ToArray();
        for (var i = 0; i < Math.Min(owed.Length, MostSaid); i++)
        {
            yield return new BriefItem(Topic, i == 0 ? 2 : 5, Say(view, owed[i]), view.Behind(owed[i]));
        }

        if (owed.Length > MostSaid)
        {
            yield return new BriefItem(
                Topic, BriefItem.Extra + 1, $"{owed.Length - MostSaid} more in the ledger.", [.. owed.Skip(MostSaid).SelectMany(view.Behind).Take(MostSaid)]);
        }
    }

    /// <summary>Promises that are not settled: broken, overdue, then open ones, the soonest first.</summary>
    public static IEnumerable<Promise> Owed(BriefView view) => view.Promises
        .Where(promise => promise.State is PromiseState.Open or PromiseState.Overdue or PromiseState.Broken && What(promise).Length > 0)
        .OrderBy(promise => promise.State switch { PromiseState.Broken => 0, PromiseState.Overdue => 1, _ => 2 })
        .ThenBy(promise => PromiseDue.Of(promise, TimeZoneInfo.Utc) ?? DateTimeOffset.MaxValue)
        .ThenBy(promise => promise.PromiseId, StringComparer.Ordinal);

    /// <summary>What was promised, in a few words.</summary>
    public static string What(Promise promise) => Shortening.To(promise.What, 12).TrimEnd('.');

    /// <summary>"by 5 pm today", "by March 4"; empty for a promise without a time.</summary>
    public static string By(BriefView view, Promise promise)
    {
        if (DateOnly.TryParseExact(promise.Due, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            var ahead = day.DayNumber - DateOnly.FromDateTime(view.Style.LocalNow).DayNumber;
            return ahead switch
            {
                0 => "by the end of today",
                1 => "by tomorrow",
                _ => $"by {view.Style.Day(day)}",
            };
        }

        if (PromiseDue.Of(promise, TimeZoneInfo.Utc) is not { } due || due.UtcDateTime.Year is 1 or 9999)
        {
            return "";
        }

        var local = view.Style.Local(due);
        return view.Style.KnowsLocalTime && local.Date >= view.Style.LocalNow.Date
            ? view.Style.By(local)
            : $"by {view.Style.Day(DateOnly.FromDateTime(local))}";
    }

    private static string Say(BriefView view, Promise promise)
    {
        var by = By(view, promise);
        var what = by.Length > 0 ? $"{What(promise)} {by}" : What(promise);
        return promise.State switch
        {
            PromiseState.Broken => $"Promised and not kept: {what}.",
            PromiseState.Overdue => $"Promised and overdue: {what}.",
            _ => $"Promised: {what}.",
        };
    }
}
