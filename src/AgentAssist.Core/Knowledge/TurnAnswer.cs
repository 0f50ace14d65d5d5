using System.Buffers;
using AgentAssist.Core.Understanding;

namespace AgentAssist.Core.Knowledge;

/// <summary>Finds the article that answers a turn, where it can be said to the customer as it stands.</summary>
internal static class TurnAnswer
{
    private const int MostTurns = 6;
    private static readonly SearchValues<char> Markup = SearchValues.Create("[]{}<>|*#");

    /// <summary>What was said before, the newest first, as a query takes it.</summary>
    public static IReadOnlyList<string> Earlier(IReadOnlyList<PriorTurn> turns) =>
        [.. turns.Skip(Math.Max(0, turns.Count - MostTurns)).Reverse().Select(turn => turn.Text)];

    /// <summary>The answer to what the customer says; null where no article answers it, or none in whole sentences.</summary>
    /// <param name="index">The tenant's articles; null for none.</param>
    public static KnowledgeAnswer? Find(ArticleIndex? index, string text, IReadOnlyList<PriorTurn> turns)
    {
        if (index is null)
        {
            return null;
        }

        var found = index.Search(new KnowledgeQuery(text) { Earlier = Earlier(turns), IsCustomers = true }, limit: 1);
        return found.Count > 0 && IsSayable(found[0].Passage) ? found[0] : null;
    }

    /// <summary>Whether a passage begins and ends as a sentence does and holds nothing but words: no list, no template, no link.</summary>
    private static bool IsSayable(string passage) =>
        passage.Length > 0
        && (char.IsUpper(passage[0]) || char.IsDigit(passage[0]))
        && passage[^1] is '.' or '!'
        && !passage.AsSpan().ContainsAny(Markup)
        && !passage.Contains("://", StringComparison.Ordinal);
}
