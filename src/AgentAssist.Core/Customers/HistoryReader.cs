using AgentAssist.Core.Customers.Contradictions;
using AgentAssist.Core.Customers.Records;
using AgentAssist.V1;

namespace AgentAssist.Core.Customers;

/// <summary>
/// What a customer's records mean, and which of them contradict each other: by the words and rules that ship, with a company's own
/// beside them.
/// </summary>
internal sealed class HistoryReader(MeaningReader meanings, ContradictionFinder contradictions)
{
    /// <summary>Reads by what ships.</summary>
    public static HistoryReader Default { get; } = new(MeaningReader.Default, ContradictionFinder.Default);

    /// <summary>Reads by what ships and the files that the options name.</summary>
    /// <exception cref="InvalidDataException">A file cannot be used; the message says why.</exception>
    public static HistoryReader Of(CustomerOptions options) => new(
        options.RecordMeanings.Length == 0 ? MeaningReader.Default : MeaningReader.With(RecordWords.Read(options.RecordMeanings)),
        options.ContradictionRules.Length == 0 ? ContradictionFinder.Default : ContradictionFinder.Read(options.ContradictionRules));

    /// <summary>The records in the order in which they happened, with what they mean.</summary>
    public Timeline Read(IEnumerable<Interaction> interactions, CustomerProfile? profile, DateTimeOffset now) =>
        new(interactions, profile, now, meanings);

    /// <summary>The contradictions in them: open ones first, then the newest first.</summary>
    public IReadOnlyList<Finding> FindContradictions(Timeline timeline) => contradictions.Find(timeline);
}
