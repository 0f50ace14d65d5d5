using AgentAssist.V1;

namespace AgentAssist.Core.Customers.Records;

/// <summary>An interaction as the rules read it: what it says happened, when, and what it is about.</summary>
internal sealed class TimelineRecord
{
    private readonly MeaningReader _reader;

    private TimelineRecord(
        Interaction interaction, MeaningReader reader, RecordMeaning meanings, RecordMeaning claimed, DateTimeOffset at, DateOnly day)
    {
        _reader = reader;
        Interaction = interaction;
        Meanings = meanings;
        Claimed = claimed;
        At = at;
        Day = day;
    }

    public Interaction Interaction { get; }

    /// <summary>What it says happened, claims of the customer included.</summary>
    public RecordMeaning Meanings { get; }

    /// <summary>What only the customer says.</summary>
    public RecordMeaning Claimed { get; }

    public DateTimeOffset At { get; }

    /// <summary>The day it was made, where the customer lives.</summary>
    public DateOnly Day { get; }

    public string Id => Interaction.InteractionId;

    public string Reference => Interaction.Reference;

    /// <summary>What it is about, as references of its own and identifiers among its facts.</summary>
    public IReadOnlySet<string> References { get; private init; } = new HashSet<string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>Amounts of money that it names, those of its facts first.</summary>
    public IReadOnlyList<decimal> Amounts { get; private init; } = [];

    /// <summary>The stems of the words that say what it is about.</summary>
    public IReadOnlySet<string> Subject { get; private init; } = new HashSet<string>(StringComparer.Ordinal);

    public bool Is(RecordMeaning meanings) => (Meanings & meanings) != RecordMeaning.None;

    /// <summary>Whether only the customer says so.</summary>
    public bool IsClaim(RecordMeaning meanings) => (Meanings & meanings & ~Claimed) == RecordMeaning.None;

    /// <summary>The value of the first fact whose name contains one of the words, in their order; empty where none does.</summary>
    public string Fact(params ReadOnlySpan<string> words)
    {
        foreach (var word in words)
        {
            foreach (var (name, value) in Interaction.Facts)
            {
                if (name.Contains(word, StringComparison.OrdinalIgnoreCase))
                {
                    return value;
                }
            }
        }

        return "";
    }

    /// <summary>What the words of its kind say by themselves, without the learned model.</summary>
    public RecordSigns SignsOfKind() => _reader.Signs(RecordText.Of(Interaction.Kind, ""));

    /// <summary>What the words of its summary say by themselves, without the learned model.</summary>
    public RecordSigns SignsOfSummary() => _reader.Signs(RecordText.Of("", Interaction.Summary));

    /// <summary>The day in the first fact whose name contains one of the words; null where there is none.</summary>
    public DateOnly? FactDay(params ReadOnlySpan<string> words) => RecordDates.Of(Fact(words), Day);

    public static TimelineRecord Read(Interaction interaction, MeaningReader reader, TimeZoneInfo zone)
    {
        var (meanings, claimed) = reader.Read(interaction);
        var at = interaction.OccurredAt?.ToDateTimeOffset() ?? DateTimeOffset.UnixEpoch;
        var day = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, zone).DateTime);
        return new TimelineRecord(interaction, reader, meanings, claimed, at, day)
        {
            References = RecordReferences.Of(interaction),
            Amounts = [.. interaction.Facts.Values.Append(interaction.Summary).SelectMany(RecordMoney.In).Distinct()],
            Subject = RecordSubject.Of(interaction),
        };
    }
}
