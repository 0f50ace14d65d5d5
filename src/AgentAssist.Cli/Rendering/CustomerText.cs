using System.Globalization;
using AgentAssist.V1;

namespace AgentAssist.Cli.Rendering;

/// <summary>What is known about a customer, in lines.</summary>
internal static class CustomerText
{
    private const int EffortsShown = 3;

    /// <summary>Who it is, in one line. Markup.</summary>
    public static string Who(CustomerProfile profile)
    {
        var name = profile.DisplayName.Length > 0 ? profile.DisplayName : profile.CustomerId;
        var parts = new List<string> { $"[bold]{Words.Safe(name)}[/]" };
        Add(profile.DisplayName.Length > 0 ? profile.CustomerId : "", "{0}");
        Add(profile.CustomerSince, "customer since {0}");
        Add(profile.Segment, "{0}");
        Add(profile.PreferredChannel.ToLowerInvariant(), "prefers {0}");
        Add(profile.LanguageCode, "{0}");
        Add(profile.TimeZone, "{0}");
        return string.Join(" · ", parts);

        void Add(string value, string format)
        {
            if (value.Length > 0)
            {
                parts.Add(string.Format(CultureInfo.InvariantCulture, format, Words.Safe(value)));
            }
        }
    }

    /// <summary>Who it is, what it has cost them, what was promised and what contradicts itself. Markup.</summary>
    public static IEnumerable<string> Summary(CustomerContext context)
    {
        yield return $"{Who(context.Profile ?? new CustomerProfile())} · {Words.Count(context.InteractionCount, "record")}{Freshness(context)}";
        foreach (var effort in context.Effort.Where(effort => effort.Contacts > 1).Take(EffortsShown))
        {
            yield return $"[yellow]effort[/] {Effort(effort)}";
        }

        foreach (var promise in context.Promises)
        {
            var colour = promise.State is PromiseState.Broken or PromiseState.Overdue ? "red" : "default";
            yield return $"[{colour}]promise {Words.Lower(promise.State)}[/] {Words.Safe(promise.What)}"
                + $"{(promise.Due.Length > 0 ? $", due {Words.Safe(promise.Due)}" : "")} [dim]({Words.Safe(promise.MadeIn)})[/]";
        }

        foreach (var finding in context.Findings)
        {
            yield return $"[yellow]contradiction {Words.Lower(finding.State)}[/] {Words.Safe(finding.Why)} "
                + $"[dim]({Words.Safe(string.Join(" / ", finding.Between))})[/]";
        }
    }

    /// <summary>The newest records, newest first, one line each. Markup.</summary>
    public static IEnumerable<string> Timeline(CustomerContext context, int most)
    {
        foreach (var record in context.Interactions.Take(most))
        {
            var day = record.OccurredAt?.ToDateTimeOffset().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "          ";
            yield return $"[dim]{day}[/] [bold]{Words.Safe(record.Department)}[/] {Words.Safe(record.Summary)} "
                + $"[dim]({Words.Safe(record.InteractionId)})[/]";
        }

        var left = context.InteractionCount - Math.Min(most, context.Interactions.Count);
        if (left > 0)
        {
            yield return $"[dim]and {Words.Count(left, "earlier record")}[/]";
        }
    }

    private static string Effort(Effort effort)
    {
        var about = effort.Reference.Length > 0 ? $"{Words.Safe(effort.Reference)}: " : "";
        var transfers = effort.Transfers > 0 ? $", {Words.Count(effort.Transfers, "transfer")}" : "";
        var channels = effort.Channels > 1 ? $" over {Words.Count(effort.Channels, "channel")}" : "";
        var days = effort.OpenDays > 0 ? $", {Words.Count(effort.OpenDays, "day")} since it began" : "";
        return $"{about}{Words.Count(effort.Contacts, "contact")}{channels}{transfers}{days}";
    }

    private static string Freshness(CustomerContext context)
    {
        return context.Stale ? " · [yellow]may be out of date: the records cannot be read right now[/]" : "";
    }
}
