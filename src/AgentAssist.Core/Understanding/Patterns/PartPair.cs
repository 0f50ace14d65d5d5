namespace AgentAssist.Core.Understanding.Patterns;

/// <summary>
/// Two parts that together say what neither says alone: a near time and a loss, a promise and that nothing came of it. They
/// may stand in different sentences and in any order.
/// </summary>
/// <param name="Meaning">What both together say; it has no elements of its own.</param>
/// <param name="First">Kind of the one part.</param>
/// <param name="Second">Kind of the other part.</param>
/// <param name="Most">How many words may lie between them.</param>
internal sealed record PartPair(PhrasePattern Meaning, string First, string Second, int Most)
{
    /// <summary>What the kinds of parts begin with.</summary>
    public const char Mark = '%';

    /// <summary>Whether a match is only a part of something.</summary>
    public static bool IsPart(PatternMatch match) => match.Pattern.Kind[0] == Mark;

    /// <summary>Reads "%a +12 %b".</summary>
    public static PartPair Read(string kind, double score, string pattern)
    {
        var words = pattern.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length != 3 || words[1][0] != '+' || !int.TryParse(words[1].AsSpan(1), out var most))
        {
            throw new InvalidDataException($"\"{pattern}\" does not join two parts.");
        }

        return new PartPair(new PhrasePattern(kind, score, CancelScope.None, []), words[0], words[2], most);
    }

    /// <summary>Adds a match for the two parts that are nearest to each other, where two are near enough.</summary>
    public void Join(List<PatternMatch> parts, List<PatternMatch> matches)
    {
        var best = (Distance: Most + 1, First: 0, End: 0);
        for (var i = 0; i < parts.Count; i++)
        {
            for (var j = 0; j < parts.Count && Is(parts[i], First); j++)
            {
                if (Is(parts[j], Second))
                {
                    var (a, b) = parts[i].FirstToken <= parts[j].FirstToken ? (parts[i], parts[j]) : (parts[j], parts[i]);
                    var distance = b.FirstToken - a.EndToken;
                    if (distance >= 0 && distance < best.Distance)
                    {
                        best = (distance, a.FirstToken, Math.Max(a.EndToken, b.EndToken));
                    }
                }
            }
        }

        if (best.End > 0)
        {
            matches.Add(new PatternMatch(Meaning, best.First, best.End));
        }
    }

    private static bool Is(PatternMatch match, string kind) => string.Equals(match.Pattern.Kind, kind, StringComparison.Ordinal);
}
