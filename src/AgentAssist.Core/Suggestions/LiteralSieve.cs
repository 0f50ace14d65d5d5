using System.Buffers;
using System.Text.RegularExpressions;

namespace AgentAssist.Core.Suggestions;

/// <summary>
/// Tells without running an expression that it matches nowhere in a text, because no literal is there that every match would hold. That
/// takes a look at many letters at a time, where an expression takes them one by one. Thread-safe.
/// </summary>
internal sealed class LiteralSieve
{
    // A letter k to an expression that looks at every case alike, and none to a search.
    private const char KelvinSign = '\u212A';

    private readonly SearchValues<string>? _literals;

    private LiteralSieve(SearchValues<string>? literals) => _literals = literals;

    /// <summary>A sieve before expressions, whether they look at every case of a letter alike or not.</summary>
    public static LiteralSieve Of(params IEnumerable<string> patterns)
    {
        var found = patterns.Select(LiteralFinder.Of).ToArray();
        return new LiteralSieve(found.Any(set => set is null)
            ? null
            : SearchValues.Create([.. found.SelectMany(set => set!).Distinct(StringComparer.OrdinalIgnoreCase)], StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>A sieve before one expression.</summary>
    public static LiteralSieve Of(Regex pattern) => Of(pattern.ToString());

    /// <summary>False where no expression matches the text.</summary>
    public bool MayMatch(ReadOnlySpan<char> text) => _literals is null || text.ContainsAny(_literals) || text.Contains(KelvinSign);
}
