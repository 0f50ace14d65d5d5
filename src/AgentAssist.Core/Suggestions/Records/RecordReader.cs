using System.Globalization;
using AgentAssist.Core.Suggestions.Wording;
using AgentAssist.V1;

namespace AgentAssist.Core.Suggestions.Records;

/// <summary>
/// Reads what a record means from the words of its kind, its summary and its facts, so that no fixed list of kinds is needed.
/// </summary>
internal sealed class RecordReader
{
    private static readonly Lazy<RecordReader> Shipped = new(() => new RecordReader(EmbeddedData.Read<Row[]>("Records/meanings.json")));

    private readonly (RecordMeaning Meaning, string[] Kind, string[] Summary, RecordMeaning Unless)[] _rows;

    private RecordReader(Row[] rows)
    {
        _rows = [.. rows.Select(r => (
            Enum.Parse<RecordMeaning>(r.Meaning),
            r.Kind.Select(k => $"_{k}_").ToArray(),
            r.Summary,
            r.Unless.Aggregate(RecordMeaning.None, (all, name) => all | Enum.Parse<RecordMeaning>(name))))];
    }

    public static RecordReader Default => Shipped.Value;

    public HistoryRecord Read(Interaction interaction, SpokenStyle style)
    {
        var meanings = FromKind(interaction.Kind);
        if (meanings == RecordMeaning.None)
        {
            meanings = FromSummary(interaction.Summary);
        }

        if (interaction.Facts.ContainsKey("promise"))
        {
            meanings |= RecordMeaning.Promised;
        }

        if (interaction.Facts.Keys.Any(k => k.Contains("fee", StringComparison.OrdinalIgnoreCase)))
        {
            meanings |= RecordMeaning.Fee;
        }

        if (interaction.Summary.Contains("transferred", StringComparison.OrdinalIgnoreCase))
        {
            meanings |= RecordMeaning.Transferred;
        }

        var at = interaction.OccurredAt?.ToDateTimeOffset() ?? DateTimeOffset.UnixEpoch;
        return new HistoryRecord(interaction, meanings, at, EffectiveDay(interaction, meanings, style.Local(at)));
    }

    private RecordMeaning FromKind(string kind)
    {
        var framed = $"_{kind}_";
        var meanings = RecordMeaning.None;
        foreach (var row in _rows)
        {
            if ((meanings & row.Unless) == RecordMeaning.None && row.Kind.Any(k => framed.Contains(k, StringComparison.OrdinalIgnoreCase)))
            {
                meanings |= row.Meaning;
            }
        }

        return meanings;
    }

    private RecordMeaning FromSummary(string summary)
    {
        var meanings = RecordMeaning.None;
        foreach (var row in _rows)
        {
            if ((meanings & row.Unless) == RecordMeaning.None && row.Summary.Any(s => summary.Contains(s, StringComparison.OrdinalIgnoreCase)))
            {
                meanings |= row.Meaning;
            }
        }

        return meanings;
    }

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

    private sealed record Row(string Meaning, string[] Kind, string[] Summary)
    {
        public string[] Unless { get; init; } = [];
    }
}
