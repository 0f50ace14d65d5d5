using System.Buffers.Binary;
using System.Numerics;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text.Json;

namespace AgentAssist.Core.Privacy.Tagging;

/// <summary>
/// Reads and writes a model file: a magic line, the header as one line of JSON, the weights, the transitions and the
/// ordinary words, little-endian, and a checksum over all before it.
/// </summary>
internal static class TagModelFile
{
    private const string Magic = "agentassist model\n";
    private const int ChecksumBytes = SHA256.HashSizeInBytes;
    private const int MostRows = 1 << 20;
    private const int MostWords = 1 << 20;
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public static TagModel ReadEmbedded()
    {
        const string name = "pii.model";
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)
            ?? throw new InvalidDataException($"The model {name} is not part of the assembly.");
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return Read(bytes);
    }

    /// <summary>Reads a whole file.</summary>
    /// <exception cref="InvalidDataException">It is no model, one of another task or version, or damaged.</exception>
    public static TagModel Read(ReadOnlySpan<byte> file)
    {
        var magic = System.Text.Encoding.ASCII.GetBytes(Magic);
        if (!file.StartsWith(magic))
        {
            throw new InvalidDataException("This is no model file of AgentAssist.");
        }

        var body = file[magic.Length..];
        var line = body.IndexOf((byte)'\n');
        if (line < 0 || file.Length < ChecksumBytes
            || !file[^ChecksumBytes..].SequenceEqual(SHA256.HashData(file[..^ChecksumBytes])))
        {
            throw new InvalidDataException("The model file is damaged or cut short: its checksum does not fit.");
        }

        var header = ReadHeader(body[..line]);
        body = body[(line + 1)..^ChecksumBytes];
        var weights = new sbyte[header.Rows * TagLabels.Width];
        var transitions = new short[TagLabels.Width * TagLabels.Width];
        var ordinary = new uint[header.Words];
        if (body.Length != weights.Length + (transitions.Length * sizeof(short)) + (ordinary.Length * sizeof(uint)))
        {
            throw new InvalidDataException("The model file is damaged: it is not as long as its header says.");
        }

        MemoryMarshal.Cast<byte, sbyte>(body[..weights.Length]).CopyTo(weights);
        body = body[weights.Length..];
        for (var i = 0; i < transitions.Length; i++)
        {
            transitions[i] = BinaryPrimitives.ReadInt16LittleEndian(body[(i * sizeof(short))..]);
        }

        body = body[(transitions.Length * sizeof(short))..];
        for (var i = 0; i < ordinary.Length; i++)
        {
            ordinary[i] = BinaryPrimitives.ReadUInt32LittleEndian(body[(i * sizeof(uint))..]);
        }

        return new TagModel(header, weights, transitions, ordinary);
    }

    /// <summary>The whole file of a model.</summary>
    public static byte[] Write(TagModel model)
    {
        using var file = new MemoryStream();
        file.Write(System.Text.Encoding.ASCII.GetBytes(Magic));
        file.Write(JsonSerializer.SerializeToUtf8Bytes(model.Header, Json));
        file.WriteByte((byte)'\n');
        file.Write(MemoryMarshal.AsBytes(model.Weights));
        Span<byte> number = stackalloc byte[sizeof(uint)];
        foreach (var weight in model.Transitions)
        {
            BinaryPrimitives.WriteInt16LittleEndian(number, weight);
            file.Write(number[..sizeof(short)]);
        }

        foreach (var word in model.Ordinary)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(number, word);
            file.Write(number);
        }

        file.Write(SHA256.HashData(file.ToArray()));
        return file.ToArray();
    }

    private static TagModelHeader ReadHeader(ReadOnlySpan<byte> json)
    {
        TagModelHeader? header;
        try
        {
            header = JsonSerializer.Deserialize<TagModelHeader>(json, Json);
        }
        catch (JsonException e)
        {
            throw new InvalidDataException("The model file's header is not readable.", e);
        }

        if (header is null || header.Task != TagModelHeader.PiiTask)
        {
            throw new InvalidDataException($"The model file is for the task \"{header?.Task}\", not for \"{TagModelHeader.PiiTask}\".");
        }

        if (header.Version != TagModelHeader.CurrentVersion || header.Features != TagFeatures.Count || !header.Labels.SequenceEqual(TagLabels.Types))
        {
            throw new InvalidDataException("The model file was trained for another version of this program; train it again.");
        }

        if (header.Rows is < 2 or > MostRows || !BitOperations.IsPow2(header.Rows) || header.Words is < 0 or > MostWords)
        {
            throw new InvalidDataException("The model file's header names sizes that no model has.");
        }

        return header;
    }
}
