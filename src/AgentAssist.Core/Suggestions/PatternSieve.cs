using System.Text;
using System.Text.RegularExpressions;

namespace AgentAssist.Core.Suggestions;

/// <summary>
/// Tells in one pass over a text that none of many patterns matches it, which is so of most texts. What it lets through may still match
/// none: it looks for the patterns without their word boundaries, anchors and looks ahead or behind, because an automaton that has none is
/// several times faster, and has no words for the latter.
/// </summary>
internal sealed class PatternSieve
{
    private readonly IReadOnlyList<Regex> _unions;

    private PatternSieve(IReadOnlyList<Regex> unions) => _unions = unions;

    /// <summary>A sieve before expressions that look at every case of a letter alike.</summary>
    public static PatternSieve Of(params Regex[] patterns) =>
        Of([.. patterns.Select(pattern => pattern.ToString())], RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture);

    /// <summary>A sieve before expressions. Letters are compared without a culture: under a Turkish one "FIRE" would not be "fire".</summary>
    /// <param name="patterns">Expressions that compile without backtracking, but for looks ahead and behind.</param>
    public static PatternSieve Of(IReadOnlyList<string> patterns, RegexOptions options) =>
        new(patterns.Count == 0 ? [] : Unions([.. patterns.Select(Relax)], patterns, options | RegexOptions.NonBacktracking | RegexOptions.CultureInvariant));

    /// <summary>False where no pattern matches the text.</summary>
    public bool MayMatch(string text)
    {
        foreach (var union in _unions)
        {
            if (union.IsMatch(text))
            {
                return true;
            }
        }

        return false;
    }

    // As few as there can be: an automaton has a largest size.
    private static List<Regex> Unions(ReadOnlySpan<string> relaxed, IEnumerable<string> exact, RegexOptions options)
    {
        if (TryCompile(string.Join('|', relaxed.ToArray().Select(p => $"(?:{p})")), options) is { } union)
        {
            return [union];
        }

        var half = relaxed.Length / 2;
        return half == 0
            ? [new Regex(exact.First(), options)]
            : [.. Unions(relaxed[..half], exact.Take(half), options), .. Unions(relaxed[half..], exact.Skip(half), options)];
    }

    /// <summary>
    /// The pattern without what looks at the neighbours of a place and takes no character; all that it matched it matches still, because
    /// without backtracking there is nothing that turns a match into its opposite. Unchanged where such a thing is repeated.
    /// </summary>
    private static string Relax(string pattern)
    {
        var relaxed = new StringBuilder(pattern.Length);
        var depth = 0;
        for (var i = 0; i < pattern.Length;)
        {
            var length = LengthAt(pattern, i);
            var looks = depth == 0 && LooksAround(pattern, i) ? EndOfGroup(pattern, i) - i : 0;
            var isAnchor = looks > 0 || (depth == 0 && (length == 2 ? pattern[i + 1] is 'b' or 'B' : pattern[i] is '^' or '$'));
            length = Math.Max(length, looks);
            if (isAnchor && i + length < pattern.Length && pattern[i + length] is '*' or '+' or '?' or '{')
            {
                return pattern;
            }

            if (!isAnchor)
            {
                relaxed.Append(pattern, i, length);
            }

            depth = looks > 0 ? 0 : ClassDepth(pattern, i, depth);
            i += length;
        }

        return relaxed.ToString();
    }

    private static int LengthAt(string pattern, int i) => pattern[i] == '\\' && i + 1 < pattern.Length ? 2 : 1;

    private static bool LooksAround(string pattern, int i) =>
        pattern.AsSpan(i) is ['(', '?', '=' or '!', ..] or ['(', '?', '<', '=' or '!', ..];

    // The place behind the bracket that closes the group which begins here.
    private static int EndOfGroup(string pattern, int start)
    {
        var (groups, depth) = (0, 0);
        for (var i = start; i < pattern.Length; i += LengthAt(pattern, i))
        {
            groups += depth > 0 ? 0 : pattern[i] switch { '(' => 1, ')' => -1, _ => 0 };
            if (groups == 0)
            {
                return i + 1;
            }

            depth = ClassDepth(pattern, i, depth);
        }

        return pattern.Length;
    }

    // In a class \b is a character, ^ its denial, and a bracket that follows a hyphen begins what is taken from it.
    private static int ClassDepth(string pattern, int i, int depth) => pattern[i] switch
    {
        '[' when depth == 0 || pattern[i - 1] == '-' => depth + 1,
        ']' when depth > 0 && !IsFirstInClass(pattern, i) => depth - 1,
        _ => depth,
    };

    private static bool IsFirstInClass(string pattern, int i) => OpensClass(pattern, pattern[i - 1] == '^' ? i - 2 : i - 1);

    private static bool OpensClass(string pattern, int i) =>
        i >= 0 && pattern[i] == '[' && pattern.AsSpan(0, i).TrimEnd('\\').Length % 2 == i % 2;

    private static Regex? TryCompile(string pattern, RegexOptions options)
    {
        try
        {
            return new Regex(pattern, options);
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }
}
