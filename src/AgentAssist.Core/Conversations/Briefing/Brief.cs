using AgentAssist.V1;

namespace AgentAssist.Core.Conversations.Briefing;

/// <summary>
/// Says what the next agent needs to know, readable in 20 seconds: plain sentences of at most <see cref="BriefBudget.MostWords"/>
/// words in all, each line with the utterances and records behind it. Nothing in it comes from anywhere else. The same
/// conversation at the same time gives the same brief.
/// </summary>
internal static class Brief
{
    /// <summary>
    /// Draws the lines, in this order, each topic once and none without text: WHO, ISSUE, HISTORY, TRIED, PROMISED, FEELING,
    /// DO_NOT_ASK, NEXT.
    /// </summary>
    public static IReadOnlyList<BriefLine> Lines(ConversationFold fold, DateTimeOffset now)
    {
        var view = new BriefView(fold, now);
        var issue = IssueLine.Read(view).ToArray();
        var told = issue.SelectMany(item => item.Quotes).ToHashSet(StringComparer.Ordinal);
        var tried = TriedLine.Read(view, told).ToArray();
        told.UnionWith(tried.SelectMany(item => item.Quotes));
        return BriefBudget.Fit(
        [
            .. WhoLine.Read(view),
            .. issue,
            .. HistoryLine.Read(view),
            .. tried,
            .. PromisedLine.Read(view),
            .. FeelingLine.Read(view),
            .. KnownLine.Read(view),
            .. NextLine.Read(view, told),
        ]);
    }
}
