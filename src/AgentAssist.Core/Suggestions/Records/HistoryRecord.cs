using System.Globalization;
using System.Text.RegularExpressions;
using AgentAssist.Core.Customers.Records;
using AgentAssist.Core.Suggestions.Wording;
using AgentAssist.V1;

namespace AgentAssist.Core.Suggestions.Records;

/// <summary>An interaction with what it surely says happened and the day that a customer would say for it.</summary>
/// <param name="Interaction">The record itself.</param>
/// <param name="Meanings">
/// What its plain words and the learned model both say happened, without what only the customer says: what one of them hears alone is good
/// for a hint, and not for a sentence that is said to a customer.
/// </param>
/// <param name="At">When it happened.</param>
/// <param name="Day">The day it took effect, in the customer's time zone.</param>
internal sealed partial record HistoryRecord(Interaction Interaction, RecordMeaning Meanings, DateTimeOffset At, DateOnly Day)
{
    private const RecordMeaning Visiting = RecordMeaning.AppointmentSet | RecordMeaning.AppointmentKept | RecordMeaning.AppointmentMissed | RecordMeaning.Rescheduled | RecordMeaning.CustomerAbsent;

    private static readonly RecordMemo<RecordMeaning> Known = new();

    public string Reference => Interaction.Reference;

    /// <summary>The record as proof, the same one each time.</summary>
    public Evidence Evidence { get; } = new() { Kind = EvidenceKind.Interaction, Id = Interaction.InteractionId };

    public static HistoryRecord Read(Interaction interaction, SpokenStyle style)
    {
        var meanings = Known.Of(interaction, Sure);
        var at = interaction.OccurredAt?.ToDateTimeOffset() ?? DateTimeOffset.UnixEpoch;
        return new HistoryRecord(interaction, meanings, at, EffectiveDay(interaction, meanings, style.Local(at)));
    }

    public bool Is(RecordMeaning meaning) => (Meanings & meaning) != RecordMeaning.None;

    /// <summary>Whether its words or the model alone say so: not enough to state it, and enough to withhold what it would belie.</summary>
    public bool Hints(RecordMeaning meaning) => (MeaningReader.Default.Read(Interaction).Meanings & meaning) != RecordMeaning.None || Is(meaning);

    /// <summary>Whether the words of its kind or of its summary have one of some words, whatever their case.</summary>
    public bool Names(Regex words) => words.IsMatch(Interaction.Kind.Replace('_', ' ')) || words.IsMatch(Interaction.Summary);

    /// <summary>The day it was made.</summary>
    public DateOnly Recorded(SpokenStyle style) => DateOnly.FromDateTime(style.Local(At));

    public string Fact(string name) => Interaction.Facts.TryGetValue(name, out var value) ? value : "";

    private static RecordMeaning Sure(Interaction interaction)
    {
        var (heard, claimed) = MeaningReader.Default.Read(interaction);
        var (plain, said) = MeaningReader.Unlearned.Read(interaction);

        // A kind that calls it an ending needs no second opinion.
        var ofKind = MeaningReader.Unlearned.Signs(RecordText.Of(interaction.Kind, "")).Stated & ~claimed;
        var sure = (heard & ~claimed & plain & ~said) | (ofKind & RecordMeaning.Ended);
        if (!Ends(interaction))
        {
            sure &= ~RecordMeaning.Ended;
        }

        // A visit of ours is no contact of the customer's.
        if ((sure & Visiting) != RecordMeaning.None && !Contact().IsMatch(interaction.Kind.Replace('_', ' ')))
        {
            sure &= ~RecordMeaning.Contacted;
        }

        // Passing a customer on is told in a summary's own words.
        return Passed().IsMatch(interaction.Summary) ? sure | RecordMeaning.Transferred : sure;
    }

    // A record of an ending is called one; "paid with card ending 3306", "free cancellation" and "although it is cancelled" end nothing.
    private static bool Ends(Interaction interaction) =>
        EndingKind().IsMatch(interaction.Kind.Replace('_', ' ')) || Ended().IsMatch(interaction.Summary);

    private static DateOnly EffectiveDay(Interaction interaction, RecordMeaning meanings, DateTime local)
    {
        if ((meanings & RecordMeaning.Ended) != RecordMeaning.None)
        {
            foreach (var name in (ReadOnlySpan<string>)["effective_date", "end_date", "ended_on"])
            {
                if (interaction.Facts.TryGetValue(name, out var text)
                    && DateOnly.TryParse(text, CultureInfo.InvariantCulture, out var day))
                {
                    return day;
                }
            }
        }

        return DateOnly.FromDateTime(local);
    }

    [GeneratedRegex(@"\btransferred\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Passed();

    [GeneratedRegex(@"^(?!.*\b(flag|notice of|end of|reminder|survey|offer)\b).*\b(cancell?ed|cancell?ation|cancel|closed|closure|terminated|termination|ended|discontinued|deactivated|disconnected)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex EndingKind();

    [GeneratedRegex(@"^(the |your )?(\w+ ){1,4}(was |has been |is )?(cancell?ed|closed|terminated|ended|discontinued)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Ended();

    [GeneratedRegex(@"\b(contact|call|chat|e-?mail|message|complaint|in?quiry|enquiry|question|ticket|case|conversation|request)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Contact();
}
