namespace AgentAssist.Core.Suggestions;

/// <summary>
/// Finds literals of which every match of an expression holds at least one, whatever the case of its letters: "deliver" for
/// "(was|is) (\w+ )?delivered". It knows the plain part of the language of expressions; where it meets more it says that it knows none.
/// </summary>
internal sealed class LiteralFinder
{
    // Of two sets that are as long, the smaller one; longer literals than this are no rarer.
    private const int LongEnough = 6;

    private readonly string _pattern;
    private int _at;
    private bool _isBeyond;

    private LiteralFinder(string pattern) => _pattern = pattern;

    private enum Repeat
    {
        Once,
        Maybe,
        Often,
    }

    /// <summary>The literals; null where none is known to be in every match.</summary>
    public static string[]? Of(string pattern)
    {
        var finder = new LiteralFinder(pattern);
        var found = finder.Alternatives();
        return finder._isBeyond || finder._at < pattern.Length ? null : found;
    }

    private bool IsAt(char c) => _at < _pattern.Length && _pattern[_at] == c;

    private string[]? Alternatives()
    {
        var all = Sequence();
        while (IsAt('|'))
        {
            _at++;
            var next = Sequence();
            all = all is null || next is null ? null : [.. all, .. next];
        }

        return all;
    }

    // What stands side by side has to be there altogether: the best of what its parts have to hold.
    private string[]? Sequence()
    {
        string[]? best = null;
        var run = "";
        while (!_isBeyond && _at < _pattern.Length && _pattern[_at] is not ('|' or ')'))
        {
            var (isNothing, letter, set) = Atom();
            var repeat = Quantifier();
            if (isNothing)
            {
                continue;
            }

            run += repeat == Repeat.Maybe ? null : letter;
            if (letter is null || repeat != Repeat.Once)
            {
                best = Better(Better(best, run.Length > 0 ? [run] : null), repeat == Repeat.Maybe ? null : set);
                run = "";
            }
        }

        return Better(best, run.Length > 0 ? [run] : null);
    }

    // One thing of a sequence: what takes no character, a letter, or what holds one of a set (null where nothing is known of it).
    private (bool IsNothing, char? Letter, string[]? Set) Atom()
    {
        var c = _pattern[_at++];
        switch (c)
        {
            case '^' or '$':
                return (true, null, null);
            case '.':
                return (false, null, null);
            case '[':
                SkipClass();
                return (false, null, null);
            case '(':
                return Group();
            case '\\':
                return Escaped();
            default:
                return (false, c, null);
        }
    }

    private (bool IsNothing, char? Letter, string[]? Set) Group()
    {
        var looks = false;
        if (IsAt('?'))
        {
            var rest = _pattern.AsSpan(_at + 1);
            looks = rest is ['=' or '!', ..] or ['<', '=' or '!', ..];
            var named = rest is ['<', ..] && !looks;
            _isBeyond |= !looks && !named && rest is not [':' or '>', ..];
            _at += named ? rest.IndexOf('>') + 2 : looks && rest[0] == '<' ? 3 : 2;
        }

        var set = Alternatives();
        _isBeyond |= !IsAt(')');
        _at++;
        return (looks, null, set);
    }

    private (bool IsNothing, char? Letter, string[]? Set) Escaped()
    {
        var c = _at < _pattern.Length ? _pattern[_at++] : '\0';
        switch (c)
        {
            case 'b' or 'B' or 'A' or 'z' or 'Z':
                return (true, null, null);
            case 'w' or 'W' or 'd' or 'D' or 's' or 'S':
                return (false, null, null);
            case 'p' or 'P':
                _at = _pattern.IndexOf('}', _at) + 1;
                _isBeyond |= _at == 0;
                return (false, null, null);
            default:
                _isBeyond |= char.IsLetterOrDigit(c) || c == '\0';
                return (false, c, null);
        }
    }

    // The first bracket that closes at once is a character of the class; one that opens behind a hyphen begins what is taken from it.
    private void SkipClass()
    {
        _at += IsAt('^') ? 1 : 0;
        for (var isFirst = true; _at < _pattern.Length && (isFirst || !IsAt(']')); isFirst = false)
        {
            if (_pattern.AsSpan(_at) is ['-', '[', ..])
            {
                _at += 2;
                SkipClass();
            }
            else
            {
                _at += IsAt('\\') ? 2 : 1;
            }
        }

        _isBeyond |= !IsAt(']');
        _at++;
    }

    private Repeat Quantifier()
    {
        var repeat = Repeat.Once;
        if (_at < _pattern.Length && _pattern[_at] is '?' or '*' or '+')
        {
            repeat = _pattern[_at++] == '+' ? Repeat.Often : Repeat.Maybe;
        }
        else if (_pattern.AsSpan(Math.Min(_at, _pattern.Length)) is ['{', >= '0' and <= '9' and var least, ..])
        {
            repeat = least == '0' ? Repeat.Maybe : Repeat.Often;
            _at = _pattern.IndexOf('}', _at) + 1;
            _isBeyond |= _at == 0;
        }

        if (repeat != Repeat.Once && IsAt('?'))
        {
            _at++;
        }

        return repeat;
    }

    private static string[]? Better(string[]? one, string[]? other)
    {
        if (one is null || other is null)
        {
            return one ?? other;
        }

        var (first, second) = (Worth(one), Worth(other));
        return second > first || (second == first && other.Length < one.Length) ? other : one;
    }

    private static int Worth(string[] set) => Math.Min(LongEnough, set.Min(literal => literal.Trim().Length));
}
