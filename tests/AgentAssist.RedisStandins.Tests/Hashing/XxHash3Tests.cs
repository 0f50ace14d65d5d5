using System.Buffers.Binary;
using System.IO.Hashing;
using System.Security.Cryptography;
using FsCheck;
using FsCheck.Fluent;

namespace AgentAssist.RedisStandins.Tests.Hashing;

/// <summary>
/// Expected values come from the reference implementation (libxxhash 0.8), over the input of its own self-test.
/// </summary>
public sealed class XxHash3Tests
{
    private const ulong Prime = 0x9E3779B185EBCA8D;

    /// <summary>Length; hash with seed 0; hash with the prime as the seed. Both sides of every boundary are here.</summary>
    public static TheoryData<int, ulong, ulong> Vectors => new()
    {
        { 0, 0x2D06800538D394C2, 0xA8A6B918B2F0364A },
        { 1, 0xC44BDFF4074EECDB, 0x032BE332DD766EF8 },
        { 2, 0x7A9978044CB8A8BB, 0x764B35C90519AD88 },
        { 3, 0x54247382A8D6B94D, 0x634B8990B4976373 },
        { 4, 0xE5DC74BC51848A51, 0xAA2E7ECCB0C8F747 },
        { 6, 0x27B56A84CD2D7325, 0x84589C116AB59AB9 },
        { 8, 0x24CCC9ACAA9F65E4, 0x8F973410999B8F6B },
        { 9, 0x14D5001C15DD3F2B, 0xB3AE7333D9013F60 },
        { 12, 0xA713DAF0DFBB77E7, 0xE7303E1B2336DE0E },
        { 16, 0x981B17D36C7498C9, 0x663F29333B4DB6B1 },
        { 17, 0x796F5ACD3A60F862, 0xF3EC5067F4306DB3 },
        { 24, 0xA3FE70BF9D3510EB, 0x850E80FC35BDD690 },
        { 32, 0x9FEADDBDBF57EED3, 0x2199FAB1534893D9 },
        { 33, 0xABFB2D081B400A10, 0xAD56348DA574BB6D },
        { 48, 0x397DA259ECBA1F11, 0xADC2CBAA44ACC616 },
        { 64, 0x9CB48487720EC49D, 0x4FE8895DB9B8C077 },
        { 65, 0xFD81AAC4BEBC3883, 0xAD80AEEC1FC9E0A7 },
        { 80, 0xBCDEFBBB2C47C90A, 0xC6DD0CB699532E73 },
        { 96, 0x935A769A7F94776F, 0x70CF51937E500540 },
        { 97, 0xCA4CA268FD3C3A6C, 0xEE461D3ADD7EE6C9 },
        { 128, 0xFCFF24126754D861, 0x73FDE75280646649 },
        { 129, 0x98F1B0A679A2CA29, 0x21FFFDBCA099C844 },
        { 195, 0xCD94217EE362EC3A, 0xBA68003D370CB3D9 },
        { 240, 0x81C3C2B67F568CCF, 0xCC0F58C27EF3D8EE },
        { 241, 0xC5A639ECD2030E5E, 0xDDA9B0A161D4829A },
        { 403, 0xCDEB804D65C6DEA4, 0x6259F6ECFD6443FD },
        { 512, 0x617E49599013CB6B, 0x3CE457DE14C27708 },
        { 1024, 0xDD85C9B5C1109C5C, 0xEF368A8A2EBABAEF },
        { 1025, 0xD870C0FA13211C6A, 0x96792BCF9AF88519 },
        { 2048, 0xDD59E2C3A5F038E0, 0x66F81670669ABABC },
        { 2240, 0x6E73A90539CF2948, 0x757BA8487D1B5247 },
        { 2367, 0xCB37AEB9E5D361ED, 0xD2DB3415B942B42A },
        { 4096, 0xE91206429D1F48F9, 0x2A3BBB20A5439DCD },
    };

    [Theory]
    [MemberData(nameof(Vectors))]
    public void Hash_KnownInput_IsTheReferenceValue(int length, ulong unseeded, ulong seeded)
    {
        var input = SelfTestInput(length);

        Assert.Equal(unseeded, XxHash3.HashToUInt64(input));
        Assert.Equal(seeded, XxHash3.HashToUInt64(input, unchecked((long)Prime)));
    }

    [Fact]
    public void Hash_EveryLengthUpTo3000WithFourSeeds_IsTheReferenceValue()
    {
        using var all = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var input = SelfTestInput(3000);
        var hash = new byte[8];
        foreach (var seed in (ulong[])[0, 1, Prime, ulong.MaxValue])
        {
            for (var length = 0; length <= input.Length; length++)
            {
                BinaryPrimitives.WriteUInt64LittleEndian(hash, XxHash3.HashToUInt64(input.AsSpan(0, length), unchecked((long)seed)));
                all.AppendData(hash);
            }
        }

        Assert.Equal(
            "fb23b8c1aac605b715abb8465fa24d32d706d31ee963bc0ddae15e41f4a38a05",
            Convert.ToHexStringLower(all.GetHashAndReset()));
    }

    [Fact]
    public void Hash_SameBytesAtAnotherAddress_IsTheSame() => Check.QuickThrowOnFailure(Prop.ForAll<byte[], byte, long>((bytes, shift, seed) =>
    {
        byte[] moved = [.. new byte[shift], .. bytes, 1, 2, 3];
        return XxHash3.HashToUInt64(bytes, seed) == XxHash3.HashToUInt64(moved.AsSpan(shift, bytes.Length), seed);
    }));

    [Fact]
    public void Hash_AnyBitChanged_Differs() => Check.QuickThrowOnFailure(Prop.ForAll<byte[], int>((bytes, at) =>
    {
        if (bytes.Length == 0)
        {
            return true;
        }

        byte[] changed = [.. bytes];
        changed[(at & int.MaxValue) % bytes.Length] ^= (byte)(1 << (at & 7));
        return XxHash3.HashToUInt64(bytes) != XxHash3.HashToUInt64(changed);
    }));

    // The generator that xxHash's self-test fills its buffer with.
    private static byte[] SelfTestInput(int length)
    {
        var state = 0x9E3779B1UL;
        var bytes = new byte[length];
        for (var i = 0; i < length; i++)
        {
            bytes[i] = (byte)(state >> 56);
            state = unchecked(state * Prime);
        }

        return bytes;
    }
}
