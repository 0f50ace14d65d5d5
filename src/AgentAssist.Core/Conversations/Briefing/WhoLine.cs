using System.Globalization;
using AgentAssist.Core.Suggestions;
using AgentAssist.V1;

namespace AgentAssist.Core.Conversations.Briefing;

/// <summary>WHO: the customer's name and since when, or that nothing is known.</summary>
internal static class WhoLine
{
    private const string Topic = "WHO";
    private const int LongestName = 12;

    public static IEnumerable<BriefItem> Read(BriefView view)
    {
        var by = view.Fold.Summary.Channel switch
        {
            Channel.Voice => "by phone",
            Channel.Email => "by e-mail",
            Channel.Sms => "by text message",
            Channel.Social => "in public on social media",
            Channel.Messaging => "by messenger",
            _ => "by chat",
        };
        if (view.Profile is not { } profile)
        {
            yield return Unknown(view, by);
            yield break;
        }

        // A name is said whole or not at all.
        var named = profile.DisplayName.Length > 0 && WordCount.Of(profile.DisplayName) <= LongestName;
        var name = named ? string.Join(' ', profile.DisplayName.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)) : $"Customer {profile.CustomerId}";
        var evidence = BriefView.OfProfile(named ? "display_name" : "customer_id");
        yield return DateOnly.TryParseExact(profile.CustomerSince, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var since)
            ? new BriefItem(
                Topic,
                1,
                [$"{name}, customer since {since.ToString("MMMM yyyy", CultureInfo.InvariantCulture)}, {by}.", $"{name}, {by}."],
                [evidence, BriefView.OfProfile("customer_since")])
            : new BriefItem(Topic, 1, $"{name}, {by}.", evidence);
    }

    private static BriefItem Unknown(BriefView view, string by)
    {
        if (view.Fold.Summary.CustomerId is { Length: > 0 } id)
        {
            return new BriefItem(Topic, 1, $"Customer {id}, {by}; nothing else is known about them.", BriefView.OfProfile("customer_id"));
        }

        return view.CustomerTurns.Count > 0
            ? new BriefItem(Topic, 1, $"Someone who has not been identified, {by}.", BriefView.Utterance(view.CustomerTurns[0].UtteranceId))
            : new BriefItem(Topic, 1, "Nothing is known about the customer, and the customer has said nothing yet.");
    }
}
