using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text.Json;

namespace AgentAssist.Core.Understanding.Models;

/// <summary>
/// A trained model as a file: eight bytes that name the format and its version, the SHA-256 of the rest, the header as
/// JSON with its length before it, then the numbers, little-endian, each array with its length before it.
/// </summary>
internal static class ModelFile
{
    private const int MostBytes = 256 << 20;
    private static readonly byte[] Magic = "AAMODEL1"u8.ToArray();

    public static void Write(Stream to, TextModel model)
    {
        using var body = new MemoryStream();
        var header = JsonSerializer.SerializeToUtf8Bytes(model.Header, ModelHeaderJson.Default.ModelHeader);
        WriteArray<byte>(body, header);
        WriteArray<float>(body, [model.Table.Scale]);
        WriteArray(body, model.Table.Hashes);
        WriteArray(body, model.Table.Vectors);
        WriteArray(body, model.HiddenBias);
        WriteArray(body, model.Output);
        WriteArray(body, model.OutputBias);
        var bytes = body.GetBuffer().AsSpan(0, (int)body.Length);
        to.Write(Magic);
        to.Write(SHA256.HashData(bytes));
        to.Write(bytes);
    }

    /// <summary>Reads a model.</summary>
    /// <param name="from">The file.</param>
    /// <param name="task">What the model must have been trained for.</param>
    /// <exception cref="InvalidDataException">
    /// It is no such model, of another version or task, or damaged; the message completes "… cannot be used: ".
    /// </exception>
    public static TextModel Read(Stream from, string task)
    {
        var head = new byte[Magic.Length + SHA256.HashSizeInBytes];
        if (from.ReadAtLeast(head, head.Length, throwOnEndOfStream: false) < head.Length || !head.AsSpan(0, Magic.Length).SequenceEqual(Magic))
        {
            throw new InvalidDataException("it is no model of this version, as \"agentassist train\" writes them.");
        }

        var bytes = ReadRest(from);
        if (!SHA256.HashData(bytes).AsSpan().SequenceEqual(head.AsSpan(Magic.Length)))
        {
            throw new InvalidDataException("it is damaged: its content is not what was written.");
        }

        try
        {
            return Parse(bytes, task);
        }
        catch (Exception e) when (e is JsonException or ArgumentException or OverflowException)
        {
            throw new InvalidDataException("its content does not hang together.", e);
        }
    }

    private static TextModel Parse(ReadOnlyMemory<byte> bytes, string task)
    {
        var header = JsonSerializer.Deserialize(ReadArray<byte>(ref bytes), ModelHeaderJson.Default.ModelHeader)
            ?? throw new InvalidDataException("it has no header.");
        if (!string.Equals(header.Task, task, StringComparison.Ordinal))
        {
            throw new InvalidDataException($"it was trained for \"{header.Task}\", and \"{task}\" is needed.");
        }

        if (!string.Equals(header.Features, UtteranceFeatures.Name, StringComparison.Ordinal))
        {
            throw new InvalidDataException($"it reads texts as \"{header.Features}\"; this version reads them as \"{UtteranceFeatures.Name}\". Train it again.");
        }

        var scale = ReadArray<float>(ref bytes);
        var hashes = ReadArray<uint>(ref bytes);
        var vectors = ReadArray<sbyte>(ref bytes);
        var hiddenBias = ReadArray<float>(ref bytes);
        var output = ReadArray<float>(ref bytes);
        var outputBias = ReadArray<float>(ref bytes);
        var table = new EmbeddingTable(hiddenBias.Length, scale[0], hashes, vectors);
        return new TextModel(header, table, hiddenBias, output, outputBias);
    }

    private static byte[] ReadRest(Stream from)
    {
        using var rest = new MemoryStream();
        from.CopyTo(rest);
        return rest.Length <= MostBytes ? rest.ToArray() : throw new InvalidDataException($"it is larger than {MostBytes >> 20} MiB.");
    }

    // The machines that this runs on are little-endian, as the format is.
    private static void WriteArray<T>(Stream to, ReadOnlySpan<T> values)
        where T : unmanaged
    {
        Span<byte> length = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(length, values.Length);
        to.Write(length);
        to.Write(MemoryMarshal.AsBytes(values));
    }

    private static T[] ReadArray<T>(ref ReadOnlyMemory<byte> from)
        where T : unmanaged
    {
        var length = BinaryPrimitives.ReadInt32LittleEndian(from.Span);
        var values = MemoryMarshal.Cast<byte, T>(from.Span.Slice(sizeof(int), checked(length * Marshal.SizeOf<T>()))).ToArray();
        from = from[(sizeof(int) + (length * Marshal.SizeOf<T>()))..];
        return values;
    }
}
