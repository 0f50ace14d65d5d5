using System.Text.RegularExpressions;
using AgentAssist.Core.Suggestions.Planning;
using AgentAssist.V1;

namespace AgentAssist.Core.Suggestions.Reviewing;

/// <summary>Recognises the steps that a typed sentence takes, by the words of moves.json.</summary>
internal static class MoveReader
{
    private static readonly Lazy<(Move Move, Regex Words)[]> Shipped =
        new(() => [.. EmbeddedData.Read<Row[]>("Reviewing/moves.json").Select(row => (Moves.Parse(row.Move), WordPatterns.Any(row.Words)))]);

    /// <summary>The steps, each once, in the order of the file; none for a sentence that is not recognised.</summary>
    public static List<Move> Read(string sentence)
    {
        var straight = sentence.Replace('’', '\'');
        var moves = new List<Move>();
        foreach (var (move, words) in Shipped.Value)
        {
            if (words.IsMatch(straight))
            {
                moves.Add(move);
            }
        }

        // What is asked or asked for tells nothing.
        if (straight.EndsWith('?'))
        {
            moves.RemoveAll(m => m is Move.ShowRecord or Move.Inform or Move.Commit or Move.Own or Move.Acknowledge);
        }

        return moves;
    }

    private sealed record Row(string Move, string[] Words);
}
