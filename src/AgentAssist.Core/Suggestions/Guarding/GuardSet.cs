using System.Text.RegularExpressions;
using AgentAssist.Core.Suggestions.Library;
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
    private readonly IReadOnlyList<Guard> _checks;
    private readonly PatternSieve _sieve;

    private GuardSet(IReadOnlyList<(Guard Guard, Regex Pattern)> patterns, IReadOnlyList<Guard> checks)
    {
        _patterns = patterns;
        _checks = checks;
        _sieve = PatternSieve.Of([.. patterns.Select(p => p.Pattern.ToString())], Options);
    }

    /// <summary>Compiles guards, appending what is wrong with them to <paramref name="faults"/>.</summary>
    public static GuardSet Read(IEnumerable<Guard> guards, List<string> faults)
    {
        var patterns = new List<(Guard, Regex)>();
        var checks = new List<Guard>();
        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var guard in guards)
        {
            if (guard.GuardId.Length == 0 || !ids.Add(guard.GuardId))
            {
                faults.Add($"guard '{guard.GuardId}': needs an id that no other guard has");
            }

            if (guard.Why.Length == 0 || (guard.Patterns.Count == 0 && guard.Check == GuardCheck.Unspecified))
            {
                faults.Add($"guard '{guard.GuardId}': needs patterns or a check, and a reason why");
            }

            if (guard.Check is GuardCheck.TooLong or GuardCheck.HardToRead && guard.Limit <= 0)
            {
                faults.Add($"guard '{guard.GuardId}': the check {EnumNames.UpperSnake(guard.Check)} needs a limit above 0");
            }

            foreach (var entry in guard.When.Where(entry => !Condition.TryGetBit(entry.TrimStart('!'), out _)))
            {
                faults.Add($"guard '{guard.GuardId}': unknown condition '{entry}'");
            }

            if (guard.Check != GuardCheck.Unspecified && !guard.Disabled)
            {
                checks.Add(guard);
            }

            foreach (var pattern in guard.Patterns)
            {
                if (TryCompile(pattern, out var regex, out var fault))
                {
                    if (!guard.Disabled)
                    {
                        patterns.Add((guard, regex!));
                    }
                }
                else
                {
                    faults.Add($"guard '{guard.GuardId}': pattern '{pattern}' is refused: {fault}");
                }
            }
        }

        return new GuardSet(patterns, checks);
    }

    /// <summary>The first guard that withholds the text; null when none does.</summary>
    public Guard? FirstHit(string text)
    {
        if (!_sieve.MayMatch(text))
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

    /// <summary>The guards in force that look for what no pattern can tell.</summary>
    public IReadOnlyList<Guard> Checks => _checks;

    /// <summary>Every place in the text that a guard withholds, in the order of the guards.</summary>
    public IEnumerable<(Guard Guard, int Start, int Length)> Hits(string text)
    {
        if (!_sieve.MayMatch(text))
        {
            yield break;
        }

        foreach (var (guard, pattern) in _patterns)
        {
            foreach (Match match in pattern.Matches(text))
            {
                yield return (guard, match.Index, match.Length);
            }
        }
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
