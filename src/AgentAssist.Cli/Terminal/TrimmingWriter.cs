using System.Text;

namespace AgentAssist.Cli.Terminal;

/// <summary>Leaves out spaces at the ends of lines: drawn columns are padded, files should not be. Not thread-safe.</summary>
internal sealed class TrimmingWriter(TextWriter inner) : TextWriter(System.Globalization.CultureInfo.InvariantCulture)
{
    private int _spaces;

    public override Encoding Encoding => inner.Encoding;

    public override void Write(char value)
    {
        if (value == ' ')
        {
            _spaces++;
            return;
        }

        if (value is not '\r' and not '\n')
        {
            for (; _spaces > 0; _spaces--)
            {
                inner.Write(' ');
            }
        }

        _spaces = 0;
        inner.Write(value);
    }

    public override void Flush() => inner.Flush();
}
