using System.Text.RegularExpressions;
using AgentAssist.V1;

namespace AgentAssist.Core.Suggestions.Guarding;

/// <summary>
/// The library's guards, compiled. Patterns run without backtracking, so that a tenant's pattern cannot stall a turn.
/// </summary>
internal sealed class GuardSet
{
    private const RegexOptions Options =
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture;

    private readonly IReadOnlyList<(Guard Guard, Regex Pattern)> _patterns;
    private readonly IReadOnlyList<Regex> _sieves;

    private GuardSet(IReadOnlyList<(Guard Guard, Regex Pattern)> patterns)
    {
        _patterns = patterns;
        _sieves = Sieves([.. patterns.Select(p => p.Pattern.ToString())]);
    }

    /// <summary>Compiles guards, appending what is wrong with them to <paramref name="faults"/>.</summary>
    public static GuardSet Read(IEnumerable<Guard> guards, List<string> faults)
    {
        var patterns = new List<(Guard, Regex)>();
        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var guard in guards)
        {
            if (guard.GuardId.Length == 0 || !ids.Add(guard.GuardId))
            {
                faults.Add($"guard '{guard.GuardId}': needs an id that no other guard has");
            }

            if (guard.Why.Length == 0 || guard.Patterns.Count == 0)
            {
                faults.Add($"guard '{guard.GuardId}': needs patterns and a reason why");
            }

            foreach (var pattern in guard.Patterns)
            {
                if (TryCompile(pattern, out var regex, out var fault))
                {
                    patterns.Add((guard, regex!));
                }
                else
                {
                    faults.Add($"guard '{guard.GuardId}': pattern '{pattern}' is refused: {fault}");
                }
            }
        }

        return new GuardSet(patterns);
    }

    /// <summary>The first guard that withholds the text; null when none does.</summary>
    public Guard? FirstHit(string text)
    {
        if (!_sieves.Any(s => s.IsMatch(text)))
        {
            return null;
        }

        foreach (var (guard, pattern) in _patterns)
        {
            if (pattern.IsMatch(text))
            {
                return guard;
            }
        }

        return null;
    }

    /// <summary>As few expressions as match whatever any pattern matches: an automaton has a largest size.</summary>
    private static List<Regex> Sieves(string[] patterns)
    {
        if (patterns.Length == 0)
        {
            return [];
        }

        var union = string.Join('|', patterns.Select(p => $"(?:{p})"));
        if (TryCompile(union, out var regex, out _))
        {
            return [regex!];
        }

        var half = patterns.Length / 2;
        return half == 0 ? [] : [.. Sieves(patterns[..half]), .. Sieves(patterns[half..])];
    }

    private static bool TryCompile(string pattern, out Regex? regex, out string fault)
    {
        try
        {
            (regex, fault) = (new Regex(pattern, Options), "");
            return true;
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            (regex, fault) = (null, e.Message);
            return false;
        }
    }
}
