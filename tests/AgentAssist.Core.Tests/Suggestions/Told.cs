using AgentAssist.Core.Customers;
using AgentAssist.Core.Suggestions;
using AgentAssist.Core.Understanding;
using AgentAssist.V1;
using Google.Protobuf.WellKnownTypes;

namespace AgentAssist.Core.Tests.Suggestions;

/// <summary>Builds what the engine is told, by hand and briefly.</summary>
internal static class Told
{
    public static readonly DateTimeOffset Now = new(2026, 3, 24, 14, 5, 0, TimeSpan.Zero);

    /// <summary>An analysis from words such as "anger .8, fairness .9, complaint .8"; signals by their kebab-case names.</summary>
    public static Analysis Analysis(string marks)
    {
        var analysis = new Analysis();
        foreach (var mark in marks.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var parts = mark.Split(' ');
            var score = double.Parse(parts[1], System.Globalization.CultureInfo.InvariantCulture);
            if (parts[0] == "complaint")
            {
                analysis.Complaint = score;
            }
            else if (parts[0] == "sentiment")
            {
                analysis.Sentiment = score;
            }
            else if (parts[0] == "risk")
            {
                analysis.Risk = score;
            }
            else if (System.Enum.TryParse<SignalKind>(parts[0].Replace("-", ""), ignoreCase: true, out var kind) && parts[0] != "confusion")
            {
                analysis.Signals.Add(new Signal { Kind = kind, Score = score });
            }
            else
            {
                analysis.Emotions.Add(new EmotionCue { Label = parts[0], Score = score });
            }
        }

        return analysis;
    }

    public static PriorTurn Customer(string text, string marks = "", string id = "u1") => new(id, Role.Customer, text, Analysis(marks));

    public static PriorTurn Agent(string text, string id = "u0") => new(id, Role.HumanAgent, text, null);

    public static SuggestionRequest Request(
        string text,
        string marks = "",
        CustomerContext? context = null,
        Channel channel = Channel.Chat,
        Role role = Role.HumanAgent,
        params PriorTurn[] before) =>
        new(
            "conversation-" + text,
            before.Length + 1,
            Customer(text, marks, $"u{before.Length + 1}"),
            before,
            context,
            channel,
            role,
            Now,
            before.Where(t => t.Role != Role.Customer).SelectMany(t => Sentence.Split(t.Text)).Select(Sentence.Normalize).ToHashSet());

    public static CustomerContext Context(string language, string zone, params Interaction[] interactions)
    {
        var context = new CustomerContext
        {
            Profile = new CustomerProfile
            {
                CustomerId = "cust-1",
                DisplayName = "Robin Vale",
                LanguageCode = language,
                TimeZone = zone,
                CustomerSince = "2019-05-02",
            },
        };
        context.Interactions.AddRange(interactions);
        context.Effort.AddRange(EffortCounter.Count(interactions, Now));
        return context;
    }

    public static Interaction Record(
        string id, string at, string channel, string kind, string reference, string summary, params (string Name, string Value)[] facts)
    {
        var interaction = new Interaction
        {
            InteractionId = id,
            OccurredAt = Timestamp.FromDateTimeOffset(DateTimeOffset.Parse(at, System.Globalization.CultureInfo.InvariantCulture)),
            Channel = channel,
            Kind = kind,
            Reference = reference,
            Summary = summary,
        };
        foreach (var (name, value) in facts)
        {
            interaction.Facts[name] = value;
        }

        return interaction;
    }
}
