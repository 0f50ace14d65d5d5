using System.Text;
using System.Text.RegularExpressions;

namespace AgentAssist.Core.Suggestions;

/// <summary>
/// Tells in one pass over a text that none of many patterns matches it, which is so of most texts. What it lets through may still match
/// none: it looks for the patterns without their word boundaries and anchors, because an automaton that has none is several times faster.
/// </summary>
internal sealed class PatternSieve
{
    private readonly IReadOnlyList<Regex> _unions;

    private PatternSieve(IReadOnlyList<Regex> unions) => _unions = unions;

    /// <param name="patterns">Expressions that compile without backtracking.</param>
    public static PatternSieve Of(IReadOnlyList<string> patterns, RegexOptions options) =>
        new(patterns.Count == 0 ? [] : Unions([.. patterns.Select(Relax)], patterns, options | RegexOptions.NonBacktracking));

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
        for (var i = 0; i < pattern.Length; i++)
        {
            var isEscape = pattern[i] == '\\' && i + 1 < pattern.Length;
            var isAnchor = depth == 0 && (isEscape ? pattern[i + 1] is 'b' or 'B' : pattern[i] is '^' or '$');
            var length = isEscape ? 2 : 1;
            if (isAnchor && i + length < pattern.Length && pattern[i + length] is '*' or '+' or '?' or '{')
            {
                return pattern;
            }

            if (!isAnchor)
            {
                relaxed.Append(pattern, i, length);
            }

            // In a class \b is a character, ^ its denial, and a bracket that follows a hyphen begins what is taken from it.
            depth += isEscape ? 0 : pattern[i] switch
            {
                '[' when depth == 0 || pattern[i - 1] == '-' => 1,
                ']' when depth > 0 && !IsFirstInClass(pattern, i) => -1,
                _ => 0,
            };
            i += length - 1;
        }

        return relaxed.ToString();
    }

    private static bool IsFirstInClass(string pattern, int i) => pattern[i - 1] == '[' || (pattern[i - 1] == '^' && pattern[i - 2] == '[');

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
