using AgentAssist.Cli.Importing;

namespace AgentAssist.Cli.Tests.Importing;

public sealed class CsvReaderTests
{
    [Fact]
    public void Read_WhatWasWrittenQuoted_ComesBackAsItWas()
    {
        var random = new Random(7);
        char[] alphabet = ['a', 'é', ',', '"', '\n', ' ', '\uD83D', '\uDE00', ';', '\t'];
        for (var round = 0; round < 500; round++)
        {
            var records = Enumerable.Range(0, random.Next(1, 6))
                .Select(_ => Enumerable.Range(0, random.Next(1, 6)).Select(_ => new string(random.GetItems(alphabet, random.Next(0, 9)))).ToArray())
                .ToArray();
            var end = random.Next(2) == 0 ? "\n" : "\r\n";
            var text = string.Concat(records.Select(fields => string.Join(',', fields.Select(field => Quoted(field, random))) + end));

            var read = Read(text);

            Assert.All(read, record => Assert.Null(record.Fault));
            Assert.Equal(records, read.Select(record => record.Fields.ToArray()));
        }
    }

    [Fact]
    public void Read_AnyText_EndsAndNamesLinesInOrder()
    {
        var random = new Random(8);
        for (var round = 0; round < 2_000; round++)
        {
            var text = new string(random.GetItems<char>(['a', ',', '"', '\n', '\r'], random.Next(0, 40)));
            var lines = Read(text).Select(record => record.Line).ToArray();
            Assert.Equal(lines.Order().Distinct(), lines);
        }
    }

    [Theory]
    [InlineData("a,b\"c,d", 1)]
    [InlineData("a,\"b\"c,d", 1)]
    [InlineData("a,\"b,c", 1)]
    public void Read_StrayQuote_IsAFaultOfItsLineOnly(string bad, long line)
    {
        var read = Read($"{bad}\nx,y\n\nz\n");

        Assert.Equal([line, 2, 4], read.Select(record => record.Line));
        Assert.NotNull(read[0].Fault);
        Assert.Equal(["x", "y"], read[1].Fields);
        Assert.Equal(["z"], read[2].Fields);
    }

    [Fact]
    public void Read_RecordWithoutEnd_TakesBoundedMemory()
    {
        var read = Read("\"" + new string('a', LineReader.Longest) + "\nnext\n");

        Assert.NotNull(read[0].Fault);
        Assert.Equal(["next"], read[1].Fields);
    }

    [Theory]
    [InlineData("one\r\ntwo\rthree\nfour", 4)]
    [InlineData("one\n", 1)]
    [InlineData("\n\n", 2)]
    [InlineData("", 0)]
    public void LineReader_AnyLineEnds_AreThoseOfATextReader(string text, int lines)
    {
        var reader = new LineReader(new StringReader(text));
        var numbers = new List<long>();
        while (reader.Read() is { } line)
        {
            numbers.Add(line.Number);
        }

        Assert.Equal(Enumerable.Range(1, lines).Select(n => (long)n), numbers);
    }

    private static List<CsvRecord> Read(string text)
    {
        var csv = new CsvReader(new StringReader(text));
        var records = new List<CsvRecord>();
        while (csv.Read() is { } record)
        {
            records.Add(record);
        }

        return records;
    }

    // A record that is one empty field is a blank line unless it is quoted.
    private static string Quoted(string field, Random random) =>
        field.Length == 0 || field.AsSpan().ContainsAny("\",\n\r") || random.Next(2) == 0
            ? $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\""
            : field;
}
