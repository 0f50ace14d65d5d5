using AgentAssist.V1;

namespace AgentAssist.Core.Suggestions.Records;

/// <summary>What some records say together, in words a customer would use, with the records behind them.</summary>
/// <param name="Condition">The condition that holds because of it, for example "record:billed-after-end".</param>
/// <param name="Text">A finite clause that fits after "I can see that".</param>
/// <param name="Short">The same in fewer words.</param>
/// <param name="Records">The records, in order of time.</param>
/// <param name="OurFault">Whether the records show that the company went wrong.</param>
/// <param name="Cues">Further words by which a customer may mean it.</param>
internal sealed record Story(
    string Condition, string Text, string Short, IReadOnlyList<HistoryRecord> Records, bool OurFault, string Cues)
{
    /// <summary>How much of what the customer said is about this; 0 when nothing is.</summary>
    public double Relevance { get; init; }

    /// <summary>Whether it tells a single record, whose words may well be general.</summary>
    public bool IsSingle { get; init; }

    /// <summary>Whether our side has told its days in this conversation already.</summary>
    public bool IsTold { get; init; }

    /// <summary>What happened, step by step, for a story that is told together with another.</summary>
    public IReadOnlyList<(DateOnly Day, string Text)> Beats { get; init; } = [(Records[0].Day, Short)];

    public IReadOnlyList<Evidence> Evidence { get; init; } = [.. Records.Select(r => r.Evidence)];

    /// <summary>Whether it tells all of some records.</summary>
    public bool Tells(IReadOnlyList<HistoryRecord> records)
    {
        foreach (var record in records)
        {
            var isTold = false;
            foreach (var own in Records)
            {
                isTold |= ReferenceEquals(own, record);
            }

            if (!isTold)
            {
                return false;
            }
        }

        return true;
    }
}
