using System.Text;

namespace AgentAssist.Cli.Importing;

/// <summary>One line of a file.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Text">Without its end; null where it was longer than any record may be.</param>
internal readonly record struct NumberedLine(long Number, string? Text);

/// <summary>Reads lines, of which none takes more memory than <see cref="Longest"/> characters. Lines end as those of a TextReader do.</summary>
internal sealed class LineReader(TextReader reader)
{
    /// <summary>The most characters that a line, or a CSV record of several lines, may have.</summary>
    public const int Longest = 1 << 20;

    private readonly char[] _buffer = new char[16 * 1024];
    private readonly StringBuilder _line = new();
    private readonly Stack<NumberedLine> _returned = new();
    private int _at;
    private int _end;
    private long _number;
    private bool _afterReturn;

    /// <summary>The next line; null at the end.</summary>
    public NumberedLine? Read() => _returned.TryPop(out var again) ? again : ReadNew();

    /// <summary>Gives lines back, so that they are read again in their order.</summary>
    public void Return(IReadOnlyList<NumberedLine> lines)
    {
        for (var i = lines.Count - 1; i >= 0; i--)
        {
            _returned.Push(lines[i]);
        }
    }

    private NumberedLine? ReadNew()
    {
        _line.Clear();
        var (started, tooLong) = (false, false);
        while (Fill())
        {
            var rest = _buffer.AsSpan(_at, _end - _at);
            if (_afterReturn)
            {
                _afterReturn = false;
                if (rest[0] == '\n')
                {
                    _at++;
                    continue;
                }
            }

            started = true;
            var length = rest.IndexOfAny('\r', '\n');
            var part = length < 0 ? rest : rest[..length];
            tooLong |= _line.Length + part.Length > Longest;
            if (!tooLong)
            {
                _line.Append(part);
            }

            _at += part.Length;
            if (length >= 0)
            {
                _afterReturn = rest[length] == '\r';
                _at++;
                break;
            }
        }

        return started ? new NumberedLine(++_number, tooLong ? null : _line.ToString()) : null;
    }

    private bool Fill()
    {
        if (_at == _end)
        {
            (_at, _end) = (0, reader.Read(_buffer, 0, _buffer.Length));
        }

        return _at < _end;
    }
}
