using System.Globalization;
using AgentAssist.Core.Customers.Records;
using AgentAssist.Core.Suggestions.Voicing;
using AgentAssist.Core.Suggestions.Wording;
using AgentAssist.V1;

namespace AgentAssist.Core.Suggestions.Checking;

/// <summary>Something that can prove a sentence: a record, an article, an utterance, a promise, a field of the profile.</summary>
internal sealed class Source
{
    // How long ago a day may be that is still called by its name.
    private const int NamedWithin = 8;

    private readonly Func<SourceContent> _read;
    private readonly DateOnly _today;
    private SourceContent? _content;
    private IReadOnlySet<string>? _stems;

    /// <param name="read">What it says; read when something has to be proven that nothing nearer proves.</param>
    public Source(EvidenceKind kind, string id, DateOnly today, Func<SourceContent> read)
    {
        (_today, _read) = (today, read);
        Evidence = new Evidence { Kind = kind, Id = id };
    }

    public Source(EvidenceKind kind, string id, string text, DateOnly today)
        : this(kind, id, today, () => new SourceContent(text, today))
    {
    }

    public Evidence Evidence { get; }

    /// <summary>Numbers that follow from it without standing in it, such as the years since a customer came.</summary>
    public IReadOnlyList<decimal> Counts { get; init; } = [];

    /// <summary>How the brand speaks: what a record calls an order may be its purchase. Null where it is said as written.</summary>
    public Speech? Speech { get; init; }

    /// <summary>Whether the customer said it, whose word proves what happened to them and nothing that the company did for them.</summary>
    public bool IsCustomers { get; init; }

    private SourceContent Content => _content ??= _read();

    private IReadOnlyList<DateOnly> Days => Content.Days;

    private RecordMeaning Meanings => Content.Meanings;

    private IReadOnlySet<string> Stems =>
        _stems ??= Speech is { } speech ? Content.Stems.Concat(WordStem.Of(speech.Say(Content.Text))).ToHashSet(StringComparer.Ordinal) : Content.Stems;

    /// <summary>Whether it proves a fact of a clause.</summary>
    /// <param name="stems">The words of the clause that carry meaning: a record proves a favour only where it shares some of them.</param>
    public bool Proves(in Fact fact, IReadOnlyCollection<string> stems) => fact.Kind switch
    {
        FactKind.Day => Holds(fact.Day),
        FactKind.NamedDay => Contains(fact.Word) || IsNamed(fact.Word),
        FactKind.Time => ProvesTime(fact.Word),
        FactKind.Amount => ProvesValue(FactKind.Amount, fact.Value),
        FactKind.Number => Counts.Contains(fact.Value) || ProvesValue(FactKind.Number, fact.Value),
        FactKind.Identifier => Contains(fact.Word),
        _ => States(fact) && (Meanings == RecordMeaning.None || fact.Statement!.IsCustomersToTell || Shares(stems) > 0),
    };

    /// <summary>Whether the day stands in it or is its own.</summary>
    public bool Holds(DateOnly day)
    {
        if (Days.Contains(day))
        {
            return true;
        }

        foreach (var fact in Content.Facts)
        {
            if (fact.Kind == FactKind.Day && fact.Day == day)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>How many of the words it has, of those that carry meaning.</summary>
    public int Shares(IEnumerable<string> stems) => stems.Count(Stems.Contains);

    private bool ProvesTime(string clock)
    {
        foreach (var fact in Content.Facts)
        {
            if (fact.Kind == FactKind.Time && fact.Word == clock)
            {
                return true;
            }
        }

        return false;
    }

    // "84.99 USD" proves $84.99, and the figure of an amount or a reference is a number that stands in the source.
    private bool ProvesValue(FactKind kind, decimal value)
    {
        foreach (var fact in Content.Facts)
        {
            if (fact.Value == value && (fact.Kind == kind || fact.Kind is FactKind.Amount or FactKind.Number))
            {
                return true;
            }
        }

        return false;
    }

    private bool States(in Fact fact)
    {
        var statement = fact.Statement!;
        if (IsCustomers && !fact.IsDenied && !statement.IsCustomersToTell)
        {
            return false;
        }

        if (Meanings != RecordMeaning.None)
        {
            return (Meanings & (fact.IsDenied ? statement.Denial : statement.Proof)) != RecordMeaning.None;
        }

        foreach (var own in Content.States)
        {
            if (own.Statement == statement && own.IsDenied == fact.IsDenied)
            {
                return true;
            }
        }

        return false;
    }

    private bool Contains(string word)
    {
        var text = Content.Text;
        var at = text.IndexOf(word, StringComparison.OrdinalIgnoreCase);
        return at >= 0
            && (at == 0 || !char.IsLetterOrDigit(text[at - 1]))
            && (at + word.Length == text.Length || !char.IsLetterOrDigit(text[at + word.Length]));
    }

    private bool IsNamed(string word)
    {
        foreach (var day in Days)
        {
            var ago = _today.DayNumber - day.DayNumber;
            var named = word switch
            {
                "yesterday" => ago == 1,
                "last night" => ago == 1,
                "last week" => ago is > 0 and < 14,
                "last month" => ago is > 0 and < 62,
                "last year" => day.Year == _today.Year - 1,
                _ when word.StartsWith("in ", StringComparison.Ordinal) => Month(day).Equals(word[3..], StringComparison.OrdinalIgnoreCase),
                _ => ago is >= 0 and < NamedWithin && day.DayOfWeek.ToString().Equals(word.TrimEnd('s'), StringComparison.OrdinalIgnoreCase),
            };
            if (named)
            {
                return true;
            }
        }

        return false;
    }

    private static string Month(DateOnly day) => CultureInfo.InvariantCulture.DateTimeFormat.GetMonthName(day.Month);
}
